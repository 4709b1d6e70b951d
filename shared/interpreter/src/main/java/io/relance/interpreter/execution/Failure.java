package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import java.util.Optional;

/**
 * Why a state or an execution failed.
 *
 * @param heartbeat whether it is a time-out for want of a heartbeat: reported as any other
 *     time-out, yet States.HeartbeatTimeout matches it too
 */
public record Failure(Optional<String> error, Optional<String> cause, boolean heartbeat) {
  static final String TIMEOUT = "States.Timeout";
  static final String RUNTIME = "States.Runtime";
  static final String DATA_LIMIT = "States.DataLimitExceeded";

  public static Failure of(Optional<String> error, Optional<String> cause) {
    return new Failure(error, cause, false);
  }

  public static Failure of(String error, String cause) {
    return of(Optional.of(error), Optional.of(cause));
  }

  static Failure timeout(boolean heartbeat) {
    return new Failure(Optional.of(TIMEOUT), Optional.of(""), heartbeat);
  }

  static Failure dataLimit(DataLimitExceeded e) {
    return of(DATA_LIMIT, String.valueOf(e.getMessage()));
  }

  /** Whether a name in an ErrorEquals stands for this failure. */
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
