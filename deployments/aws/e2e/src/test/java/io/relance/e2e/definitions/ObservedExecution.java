package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.engine.ExecutionStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was seen of an execution.
 *
 * @param steps states entered and left, in order
 * @param events the types of all events, in order
 * @param tasks what each task was told, in order
 */
record ObservedExecution(End end, List<Step> steps, List<String> events, List<JsonNode> tasks) {
  /**
   * How it ended.
   *
   * @param cause none if it is empty, which is not told apart
   */
  record End(
      ExecutionStatus.State state,
      Optional<JsonNode> output,
      Optional<String> error,
      Optional<String> cause) {
    End {
      cause = cause.filter(text -> !text.isEmpty());
    }

    End withCause(UnaryOperator<String> change) {
      return new End(state, output, error, cause.map(change));
    }
  }

  /**
   * A state that was entered or left.
   *
   * @param event such as TaskStateEntered
   * @param content its input or output
   */
  record Step(String event, String state, JsonNode content) {}

  List<String> entered() {
    return steps.stream()
        .filter(step -> step.event().endsWith("Entered"))
        .map(Step::state)
        .toList();
  }

  ObservedExecution withEnd(End end) {
    return new ObservedExecution(end, steps, events, tasks);
  }

  ObservedExecution withSteps(List<Step> steps) {
    return new ObservedExecution(end, steps, events, tasks);
  }

  ObservedExecution withEvents(List<String> events) {
    return new ObservedExecution(end, steps, events, tasks);
  }

  ObservedExecution withTasks(List<JsonNode> tasks) {
    return new ObservedExecution(end, steps, events, tasks);
  }
}
