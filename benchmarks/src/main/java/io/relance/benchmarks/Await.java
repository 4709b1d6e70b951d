package io.relance.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls until a condition is true. */
final class Await {
  private static final Duration LOOK = Duration.ofMillis(20);

  private Await() {}

  /** Polls for so long at most. */
  static void atMost(Duration longest, BooleanSupplier done) {
    var end = System.nanoTime() + longest.toNanos();
    that(() -> done.getAsBoolean() || System.nanoTime() > end);
  }

  static void that(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
