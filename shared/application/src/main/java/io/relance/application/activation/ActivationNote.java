package io.relance.application.activation;

/**
 * Who activates an automation, and why.
 *
 * @param by the name of the token of the request
 * @param note what is said about the version; empty for nothing
 */
public record ActivationNote(String by, String note) {
  /** Without a note. */
  public static ActivationNote by(String by) {
    return new ActivationNote(by, "");
  }
}
