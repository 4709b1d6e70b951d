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
