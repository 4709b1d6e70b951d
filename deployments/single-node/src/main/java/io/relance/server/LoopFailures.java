package io.relance.server;

import io.relance.domain.retry.ExponentialBackoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;

/** The failures of a loop that must go on: how long it waits after each, and what it logs. */
final class LoopFailures {
  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final int SEVERAL = 3;
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final InstantSource realTime;
  private final ObjIntConsumer<Throwable> log;
  private Instant nextLine = Instant.MIN;
  private final AtomicInteger consecutive = new AtomicInteger();
  private int unlogged;

  /**
   * @param log takes a failure and how many there were since the last one it took; at most once a
   *     minute
   */
  LoopFailures(InstantSource realTime, ObjIntConsumer<Throwable> log) {
    this.realTime = realTime;
    this.log = log;
  }

  /** Counts a failure; returns how long to wait before the loop goes on, 1 to 30 seconds. */
  Duration failed(Throwable failure) {
    unlogged++;
    var failures = consecutive.incrementAndGet();
    var now = realTime.instant();
    if (!now.isBefore(nextLine)) {
      log.accept(failure, unlogged);
      unlogged = 0;
      nextLine = now.plus(BETWEEN_LINES);
    }
    return WAITS.wait(failures);
  }

  /** Whether several attempts in a row failed. */
  boolean isFailing() {
    return consecutive.get() >= SEVERAL;
  }

  /** The next failure is the first of a new series. */
  void succeeded() {
    consecutive.set(0);
  }
}
