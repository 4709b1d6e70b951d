package io.relance.interpreter.jsonata;

/** A value is larger than a state machine may carry. */
public final class DataLimitExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataLimitExceeded(String message) {
    super(message, null, false, false);
  }
}
