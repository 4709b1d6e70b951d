package io.relance.domain.engine;

import java.util.Optional;

/**
 * The status of an execution.
 *
 * @param name the name it was started with
 * @param output JSON, when it succeeded
 * @param error when it failed, timed out or was aborted
 */
public record ExecutionStatus(
    String name,
    State state,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause) {
  /** The states of an execution, as AWS names them. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }
}
