package io.relance.application.activation;

/**
 * The user and the note of an activation.
 *
 * @param by the name of the token of the request
 * @param note a note on the version; empty when there is none
 */
public record ActivationNote(String by, String note) {
  /** Without a note. */
  public static ActivationNote by(String by) {
    return new ActivationNote(by, "");
  }
}
