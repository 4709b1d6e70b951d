package io.relance.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something is so. */
final class Await {
  private static final Duration LOOK = Duration.ofMillis(20);

  private Await() {}

  static void that(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
