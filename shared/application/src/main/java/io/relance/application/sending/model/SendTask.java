package io.relance.application.sending.model;

/**
 * A wave at an element that sends, as the state machine reports it.
 *
 * @param token the task token of the execution that waits until all sends are settled
 */
public record SendTask(String wave, long attempt, String element, String token) {
  /** Never shows the token. */
  @Override
  public String toString() {
    return "SendTask[wave=%s, attempt=%d, element=%s]".formatted(wave, attempt, element);
  }
}
