package io.relance.interpreter.replay.jsonpath;

/** A definition uses something that has no mechanical counterpart in JSONata. */
public final class Untranslatable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Untranslatable(String reason) {
    super(reason);
  }
}
