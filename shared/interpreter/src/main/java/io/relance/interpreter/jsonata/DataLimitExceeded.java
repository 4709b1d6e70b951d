package io.relance.interpreter.jsonata;

/** A value is larger than a payload of a state machine may be. */
public final class DataLimitExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataLimitExceeded(String message) {
    super(message, null, false, false);
  }

  /** The result of a state, or of the resource of a task, is larger than a payload can be. */
  public static DataLimitExceeded ofResult(String stateOrResource) {
    return new DataLimitExceeded(
        "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
            .formatted(stateOrResource));
  }
}
