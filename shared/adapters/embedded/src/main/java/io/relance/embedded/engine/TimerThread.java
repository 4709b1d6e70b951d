package io.relance.embedded.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the clock and wakes executions that are due. */
final class TimerThread {
  private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

  /** The longest time after which a change of the clock is noticed. */
  private static final long LONGEST_SLEEP_MILLIS = 1_000;

  private static final int ROUND = 500;
  private static final Duration BETWEEN_PURGES = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(90);

  private final Executions executions;
  private final InstantSource clock;
  private final Function<Long, CompletableFuture<Boolean>> waker;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Instant lastPurge = Instant.MIN;
  private long soonest;
  private boolean lookAgain = true;
  private boolean closed;

  TimerThread(
      Executions executions,
      InstantSource clock,
      Function<Long, CompletableFuture<Boolean>> waker) {
    this.executions = executions;
    this.clock = clock;
    this.waker = waker;
    this.thread = Thread.ofPlatform().name("engine-clock").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Something is due at an instant that may be sooner than all others. */
  synchronized void expect(Instant due) {
    if (due.toEpochMilli() < soonest) {
      soonest = due.toEpochMilli();
      notifyAll();
    }
  }

  synchronized void wake() {
    lookAgain = true;
    notifyAll();
  }

  void close() throws InterruptedException {
    closing.countDown();
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.join();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    try {
      while (awaitDue()) {
        lookSafely();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean awaitDue() throws InterruptedException {
    while (!closed && !lookAgain && clock.millis() < soonest) {
      wait(Math.clamp(soonest - clock.millis(), 1, LONGEST_SLEEP_MILLIS));
    }
    lookAgain = false;
    // Commits from here on report their instants themselves.
    soonest = Long.MAX_VALUE;
    return !closed;
  }

  private void lookSafely() throws InterruptedException {
    try {
      wakeAllDue();
      purge();
      executions.nextDue().ifPresent(this::expect);
    } catch (RuntimeException | Error e) {
      LOG.warn("Looking for due executions failed and is repeated", e);
      if (!closing.await(LONGEST_SLEEP_MILLIS, TimeUnit.MILLISECONDS)) {
        wake();
      }
    }
  }

  private void wakeAllDue() {
    List<Long> due = executions.due(clock.instant(), ROUND);
    while (!due.isEmpty() && closing.getCount() > 0) {
      CompletableFuture.allOf(due.stream().map(waker).toArray(CompletableFuture<?>[]::new)).join();
      due = executions.due(clock.instant(), ROUND);
    }
  }

  private void purge() {
    Instant now = clock.instant();
    if (lastPurge.isBefore(now.minus(BETWEEN_PURGES))) {
      lastPurge = now;
      while (executions.purge(now.minus(KEPT)) > 0) {
        // In small steps, so that other writes come in between.
      }
    }
  }
}
