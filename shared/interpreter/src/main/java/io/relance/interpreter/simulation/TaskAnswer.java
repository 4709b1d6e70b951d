package io.relance.interpreter.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.execution.Failure;
import java.time.Duration;

/** What a task that is called in a simulation comes to. */
public sealed interface TaskAnswer {
  /** It succeeds after a time. */
  record Success(JsonNode output, Duration after) implements TaskAnswer {}

  /** It fails after a time. */
  record Failed(Failure failure, Duration after) implements TaskAnswer {}

  /** Nothing is ever heard of it. */
  record Silence() implements TaskAnswer {}

  static TaskAnswer success(JsonNode output) {
    return new Success(output, Duration.ZERO);
  }

  static TaskAnswer failed(Failure failure) {
    return new Failed(failure, Duration.ZERO);
  }
}
