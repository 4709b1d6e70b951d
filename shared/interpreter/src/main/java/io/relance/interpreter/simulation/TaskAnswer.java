package io.relance.interpreter.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.execution.Failure;
import java.time.Duration;

/** The result of a task in a simulation. */
public sealed interface TaskAnswer {
  /** It succeeds after a time. */
  record Success(JsonNode output, Duration after) implements TaskAnswer {}

  /** It fails after a time. */
  record Failed(Failure failure, Duration after) implements TaskAnswer {}

  /** It never ends. */
  record Silence() implements TaskAnswer {}

  static TaskAnswer success(JsonNode output) {
    return new Success(output, Duration.ZERO);
  }

  static TaskAnswer failed(Failure failure) {
    return new Failed(failure, Duration.ZERO);
  }
}
