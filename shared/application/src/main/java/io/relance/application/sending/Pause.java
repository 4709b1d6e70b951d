package io.relance.application.sending;

import io.relance.domain.failure.TransientFailure;
import java.time.Duration;

/** Lets real time pass between two tries. */
public interface Pause {
  Pause REAL =
      duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new TransientFailure("Interrupted between two tries", interrupted);
        }
      };

  void pause(Duration duration);
}
