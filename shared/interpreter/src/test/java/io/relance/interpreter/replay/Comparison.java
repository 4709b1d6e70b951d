package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.simulation.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says how a replay differs from its recording. */
final class Comparison {
  private final Recording recording;
  private final Simulation.Outcome outcome;

  Comparison(Recording recording, Simulation.Outcome outcome) {
    this.recording = recording;
    this.outcome = outcome;
  }

  Optional<String> difference() {
    if (!recording.isComplete()) {
      return beginning();
    }
    if (PathFailures.isOne(recording)) {
      return Stream.of(status(), states(), failedExpression())
          .flatMap(Optional::stream)
          .findFirst();
    }
    return Stream.of(status(), states(), output(), error()).flatMap(Optional::stream).findFirst();
  }

  /** The replay goes on where the recording stops. */
  private Optional<String> beginning() {
    var replayed = outcome.history().stream().map(HistoryEvent::type).toList();
    var recorded = recording.events().stream().map(e -> e.path("type").asText()).toList();
    return replayed.size() <= recorded.size()
        ? differing("the number of events", recorded.size(), replayed.size())
        : differing("the first events", recorded, replayed.subList(0, recorded.size()));
  }

  /** A path that fails is, in the translation, an expression that does. */
  private Optional<String> failedExpression() {
    String error = outcome.history().getLast().details().path("error").asText();
    return error.equals("States.QueryEvaluationError") ? Optional.empty() : error();
  }

  /** Where the events differ, in number, type or detail; concurrent ones are only counted. */
  Optional<String> smallDifference() {
    if (!recording.isComplete()) {
      return Optional.of("the recording stops before the end");
    }
    if (PathFailures.isOne(recording)) {
      return Optional.of("the path that fails is an expression here");
    }
    var replayed = outcome.history();
    var types =
        differing(
            "the types of events",
            sorted(recording.events().stream().map(e -> e.path("type").asText())),
            sorted(replayed.stream().map(HistoryEvent::type)));
    if (types.isPresent() || recording.isSorted() || isConcurrent()) {
      return types;
    }
    return IntStream.range(0, replayed.size())
        .mapToObj(i -> details(recording.events().get(i), replayed.get(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> details(JsonNode recorded, HistoryEvent replayed) {
    JsonNode own = Recording.details(recorded);
    for (var field : own.properties()) {
      boolean compared = !field.getKey().matches("\\w+Details|region|workerName");
      var difference =
          Alike.difference(
              replayed.type() + "/" + field.getKey(),
              recordedValue(field.getKey(), field.getValue()),
              replayed.details().path(field.getKey()));
      if (compared && difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  /** Variables are recorded as the text of their JSON, each by itself. */
  private static JsonNode recordedValue(String field, JsonNode recorded) {
    if (!field.equals("assignedVariables")) {
      return Recording.value(recorded);
    }
    var variables = JsonNodeFactory.instance.objectNode();
    recorded.properties().forEach(v -> variables.set(v.getKey(), Recording.value(v.getValue())));
    return variables;
  }

  private static List<String> sorted(Stream<String> values) {
    return values.sorted().toList();
  }

  private Optional<String> status() {
    return differing(
        "the last event",
        recording.last().path("type").asText(),
        outcome.history().getLast().type());
  }

  private Optional<String> states() {
    var recorded =
        recording.events().stream()
            .filter(Recording::isEntered)
            .map(e -> e.at("/stateEnteredEventDetails/name").asText());
    var replayed =
        outcome.history().stream()
            .filter(e -> e.type().endsWith("StateEntered"))
            .map(e -> e.details().path("name").asText());
    return recording.isSorted() || isConcurrent()
        ? differing("the states", sorted(recorded), sorted(replayed))
        : differing("the states", recorded.toList(), replayed.toList());
  }

  /** Iterations that run side by side take turns as they please. */
  private boolean isConcurrent() {
    String all =
        String.join(" ", recording.events().stream().map(e -> e.path("type").asText()).toList());
    return all.contains("MapIterationStarted MapIterationStarted") || all.contains("Parallel");
  }

  private Optional<String> output() {
    JsonNode recorded = Recording.value(Recording.details(recording.last()).path("output"));
    JsonNode replayed = outcome.history().getLast().details().path("output");
    return Alike.difference("the output", recorded, replayed);
  }

  private Optional<String> error() {
    return differing(
        "the error",
        Recording.details(recording.last()).path("error").asText(),
        outcome.history().getLast().details().path("error").asText());
  }

  private static Optional<String> differing(String what, Object recorded, Object replayed) {
    return recorded.equals(replayed)
        ? Optional.empty()
        : Optional.of("%s: recorded %s, replayed %s".formatted(what, recorded, replayed));
  }
}
