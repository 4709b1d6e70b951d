package io.relance.application.sending.model;

/**
 * A wave that came to an element that sends, as the definition tells it.
 *
 * @param token answers the execution that waits until all is settled
 */
public record SendTask(String wave, long attempt, String element, String token) {
  /** Never shows the token. */
  @Override
  public String toString() {
    return "Arrival[wave=%s, attempt=%d, element=%s]".formatted(wave, attempt, element);
  }
}
