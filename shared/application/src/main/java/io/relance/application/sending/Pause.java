package io.relance.application.sending;

import java.time.Duration;

/** Lets real time pass between two tries. */
public interface Pause {
  void pause(Duration duration);
}
