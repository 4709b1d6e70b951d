package io.relance.domain.retry;

import io.relance.domain.failure.TransientFailure;
import java.time.Duration;

/** Waits between two attempts; tests give one that does not wait. */
@FunctionalInterface
public interface Pause {
  /** Returns after this time; throws {@link TransientFailure} when the thread is interrupted. */
  void pause(Duration duration);

  /** Waits on the machine's own time. */
  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransientFailure("Interrupted between two attempts", e);
      }
    };
  }
}
