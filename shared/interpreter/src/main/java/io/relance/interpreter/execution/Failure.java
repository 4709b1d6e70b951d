package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.machine.Limits;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a state or an execution failed.
 *
 * @param heartbeat whether no heartbeat arrived in time: reported as any other time-out, but
 *     States.HeartbeatTimeout matches it too
 */
public record Failure(Optional<String> error, Optional<String> cause, boolean heartbeat) {
  static final String TIMEOUT = "States.Timeout";
  static final String RUNTIME = "States.Runtime";
  static final String DATA_LIMIT = "States.DataLimitExceeded";

  /** No failure: how an execution that succeeds ends. */
  public static final Failure NONE = new Failure(Optional.empty(), Optional.empty(), false);

  public static Failure of(String error, String cause) {
    return new Failure(Optional.of(error), Optional.of(cause), false);
  }

  /** A failure without an error name, such as that of an execution that is stopped. */
  public static Failure because(String cause) {
    return new Failure(Optional.empty(), Optional.of(cause), false);
  }

  static Failure timeout(boolean heartbeat) {
    return new Failure(Optional.of(TIMEOUT), Optional.of(""), heartbeat);
  }

  /** The failure of an expression of the state that a branch is in. */
  static Failure evaluation(Branch branch, QueryFailure e) {
    return of("States.QueryEvaluationError", inState(branch) + e.reason());
  }

  static Failure noChoiceMatched(Branch branch) {
    return of(
        "States.NoChoiceMatched",
        inState(branch) + "Failed to transition out of the state. No choice matched the input.");
  }

  static Failure waitsTooLong(Branch branch, Instant until) {
    return of(
        RUNTIME,
        inState(branch)
            + "The wait until %s is longer than %d seconds."
                .formatted(until, Limits.LONGEST_WAIT_SECONDS));
  }

  private static String inState(Branch branch) {
    return "An error occurred while executing the state '%s' (entered at the event id #%d). "
        .formatted(branch.visit().state(), branch.visit().event());
  }

  static Failure dataLimit(DataLimitExceeded e) {
    return of(DATA_LIMIT, String.valueOf(e.getMessage()));
  }

  /** Whether a name in an ErrorEquals matches this failure. */
  boolean matches(String name) {
    if (is(RUNTIME)) {
      return false;
    }
    return switch (name) {
      case "States.ALL" -> true;
      case "States.TaskFailed" -> !is(TIMEOUT);
      case "States.HeartbeatTimeout" -> heartbeat || is(name);
      default -> is(name);
    };
  }

  private boolean is(String name) {
    return error.filter(name::equals).isPresent();
  }

  /** What {@code $states.errorOutput} holds. */
  ObjectNode toOutput() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Error", error.orElse(null))
        .put("Cause", cause.orElse(null));
  }
}
