package io.relance.e2e;

import io.relance.testkit.contract.Patience;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How long what queues and executions do may take, on a machine that has much else to do. */
final class Eventually {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Asking costs a deployment that is emulated more than what it is asked about. */
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private Eventually() {}

  static void eventually(ThrowingCallable assertion) {
    Patience.within(LONGEST, BETWEEN, assertion);
  }
}
