package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Sets right what LocalStack does otherwise than AWS, each where it shows and nowhere else. */
final class Corrections {
  private static final String QUERY_ERROR = "States.QueryEvaluationError";
  private static final Pattern FIELD = Pattern.compile(" specified for the field '[^']+'");
  private static final Pattern EVENT = Pattern.compile("entered at the event id #\\d+");
  private static final Pattern NO_TIMESTAMP =
      Pattern.compile(
          "The Timestamp parameter does not reference a valid ISO-8601 extended offset date-time"
              + " format string: \\$.* == ");
  private static final String AS_RECORDED =
      "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
          + " string: ";
  private static final String FAILED_ON_A_NUMBER =
      "TypeError(expected string or bytes-like object, got 'int')";
  private static final List<String> TRY = List.of("TaskScheduled", "TaskStarted", "TaskSubmitted");

  private Corrections() {}

  static Comparison causesAsLambdaGaveThem(Comparison comparison) {
    var observedExecution = comparison.judge();
    var steps =
        observedExecution.steps().stream()
            .map(
                step ->
                    new ObservedExecution.Step(
                        step.event(), step.state(), withCause(step.content())))
            .toList();
    return comparison.withJudge(
        observedExecution
            .withSteps(steps)
            .withEnd(observedExecution.end().withCause(Corrections::written)));
  }

  private static JsonNode withCause(JsonNode content) {
    return content instanceof ObjectNode object && object.path("Cause").isTextual()
        ? object.deepCopy().put("Cause", written(object.path("Cause").textValue()))
        : content;
  }

  private static String written(String cause) {
    return cause.startsWith("{\"errorMessage\":") ? Json.parse(cause).toString() : cause;
  }

  /** Only for waves whose sends were to be retried. */
  static Comparison lastTriesOnly(Comparison comparison) {
    var judge = comparison.judge();
    var ours = comparison.ours();
    return judge.events().equals(ours.events()) || lastTries(ours.events()).equals(ours.events())
        ? comparison
        : comparison.withBoth(withLastTries(judge), withLastTries(ours));
  }

  private static ObservedExecution withLastTries(ObservedExecution observedExecution) {
    return observedExecution
        .withEvents(lastTries(observedExecution.events()))
        .withTasks(askedOnce(observedExecution.tasks()))
        .withEnd(
            observedExecution.end().withCause(cause -> EVENT.matcher(cause).replaceAll("entered")));
  }

  /** Without sends that fail and are tried again right after. */
  private static List<String> lastTries(List<String> events) {
    var kept = new ArrayList<String>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).equals("TaskFailed")
          && ends(kept, TRY)
          && events.subList(i + 1, events.size()).stream().limit(TRY.size()).toList().equals(TRY)) {
        kept.subList(kept.size() - TRY.size(), kept.size()).clear();
      } else {
        kept.add(events.get(i));
      }
    }
    return List.copyOf(kept);
  }

  private static boolean ends(List<String> events, List<String> end) {
    return events.size() >= end.size()
        && events.subList(events.size() - end.size(), events.size()).equals(end);
  }

  /** Each send once: no flow comes by one again, and the last message of one may be taken late. */
  private static List<JsonNode> askedOnce(List<JsonNode> tasks) {
    var sends = new HashSet<JsonNode>();
    return tasks.stream().filter(task -> !task.has("token") || sends.add(task)).toList();
  }

  static Comparison fieldsNotNamed(Comparison comparison) {
    var judge = comparison.judge().end();
    var ours = comparison.ours();
    UnaryOperator<String> nameless = cause -> FIELD.matcher(cause).replaceFirst("");
    return judge.error().equals(Optional.of(QUERY_ERROR))
            && judge.cause().equals(ours.end().withCause(nameless).cause())
        ? comparison.withBoth(comparison.judge(), ours.withEnd(ours.end().withCause(nameless)))
        : comparison;
  }

  static Comparison wrongTimestamps(Comparison comparison) {
    var judge = comparison.judge();
    var cause = judge.end().cause().orElse("");
    var own = comparison.ours().end().cause();
    var state = judge.end().state();
    var output = judge.end().output();
    var recorded = NO_TIMESTAMP.matcher(cause).replaceFirst(AS_RECORDED);
    if (cause.equals(FAILED_ON_A_NUMBER)) {
      return comparison.withJudge(
          evaluationFailed(
              judge, new ObservedExecution.End(state, output, Optional.of(QUERY_ERROR), own)));
    }
    return recorded.equals(cause)
        ? comparison
        : comparison.withJudge(
            evaluationFailed(
                judge,
                new ObservedExecution.End(
                    state, output, Optional.of(QUERY_ERROR), Optional.of(recorded))));
  }

  private static ObservedExecution evaluationFailed(
      ObservedExecution observedExecution, ObservedExecution.End end) {
    var events = new ArrayList<>(observedExecution.events());
    events.add(events.size() - 1, "EvaluationFailed");
    return observedExecution.withEvents(events).withEnd(end);
  }
}
