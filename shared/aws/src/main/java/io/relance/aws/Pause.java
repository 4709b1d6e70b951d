package io.relance.aws;

import io.relance.domain.failure.TransientFailure;
import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
public interface Pause {
  void pause(Duration duration);

  /** Waits on the machine's own time. */
  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransientFailure("Interrupted between two tries", e);
      }
    };
  }
}
