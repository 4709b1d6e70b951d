package io.relance.application.sending.model;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;

/**
 * A wave at an element that sends, as the state machine reports it.
 *
 * @param token the task token of the execution that waits until all sends are settled
 */
public record SendTask(WaveId wave, long attempt, ElementId element, String token) {
  /** Never shows the token. */
  @Override
  public String toString() {
    return "SendTask[wave=%s, attempt=%d, element=%s]".formatted(wave, attempt, element);
  }
}
