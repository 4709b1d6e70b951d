package io.relance.testkit.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Retries an assertion for a time, because an adapter may be eventually consistent. */
public final class Patience {
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Patience() {}

  public static void within(Duration longest, ThrowingCallable assertion) {
    within(longest, BETWEEN, assertion);
  }

  public static void within(Duration longest, Duration between, ThrowingCallable assertion) {
    var end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        LockSupport.parkNanos(between.toNanos());
      } catch (Throwable e) {
        throw new AssertionError("The retried assertion threw an exception", e);
      }
    }
  }
}
