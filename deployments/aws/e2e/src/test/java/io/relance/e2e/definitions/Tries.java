package io.relance.e2e.definitions;

import io.relance.aws.AwsFailures;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.retry.Pause;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks LocalStack again, which may fail for a moment while many executions come and go. */
final class Tries {
  private static final int MOST = 10;
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private Tries() {}

  static <T> T of(Supplier<T> call) {
    for (int tried = 1; tried < MOST; tried++) {
      try {
        return AwsFailures.call(call);
      } catch (TransientFailure _) {
        Pause.real().pause(BETWEEN);
      }
    }
    return AwsFailures.call(call);
  }
}
