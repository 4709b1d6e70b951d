package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers tasks as they were answered when they were recorded, in the order of scheduling. */
final class RecordedTasks implements Function<TaskCall, TaskAnswer> {
  private final List<JsonNode> events;
  private final Queue<TaskAnswer> answers = new ArrayDeque<>();
  private final Set<JsonNode> used = new HashSet<>();

  RecordedTasks(Recording recording) {
    this.events = recording.events();
    var scheduled =
        new ArrayList<>(events.stream().filter(e -> type(e).endsWith("Scheduled")).toList());
    scheduled.forEach(event -> answers.add(answer(event)));
  }

  @Override
  public TaskAnswer apply(TaskCall call) {
    TaskAnswer taskAnswer = answers.poll();
    return taskAnswer == null ? new TaskAnswer.Silence() : taskAnswer;
  }

  private static String type(JsonNode event) {
    return event.path("type").asText();
  }

  private TaskAnswer answer(JsonNode scheduled) {
    Optional<JsonNode> end = scheduled.path("id").isInt() ? endOf(scheduled) : anyEnd(scheduled);
    end.ifPresent(used::add);
    return end.map(event -> answer(type(event), Recording.details(event)))
        .orElse(new TaskAnswer.Silence());
  }

  /** Follows the events that each name the one before. */
  private Optional<JsonNode> endOf(JsonNode event) {
    for (JsonNode next : events) {
      if (next.path("previousEventId").equals(event.path("id"))
          && type(next).matches(prefix(event) + "\\w+")) {
        return isEnd(next) ? Optional.of(next) : endOf(next);
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> anyEnd(JsonNode scheduled) {
    return events.stream()
        .filter(e -> type(e).startsWith(prefix(scheduled)) && isEnd(e) && !used.contains(e))
        .findFirst();
  }

  private static String prefix(JsonNode event) {
    return type(event).replaceAll("(Scheduled|Started|Submitted)$", "");
  }

  private static boolean isEnd(JsonNode event) {
    return type(event).matches("(Task|LambdaFunction|Activity)(Succeeded|Failed|TimedOut)");
  }

  private static TaskAnswer answer(String type, JsonNode details) {
    if (type.endsWith("Succeeded")) {
      return new TaskAnswer.Success(Recording.value(details.path("output")), Duration.ofMillis(1));
    }
    if (type.endsWith("Failed")) {
      var failure = new Failure(text(details.get("error")), text(details.get("cause")), false);
      return new TaskAnswer.Failed(failure, Duration.ofMillis(1));
    }
    return new TaskAnswer.Silence();
  }

  /** Causes that are JSON were recorded as JSON. */
  static Optional<String> text(@Nullable JsonNode value) {
    return Optional.ofNullable(value).map(v -> v.isTextual() ? v.textValue() : v.toString());
  }
}
