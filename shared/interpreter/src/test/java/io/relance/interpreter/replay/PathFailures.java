package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Failures that only JSONPath has, told by their cause. In the translation the expression fails in
 * the same state, with the error that expressions have.
 */
final class PathFailures {
  private static final Set<String> ERRORS =
      Set.of("States.ParameterPathFailure", "States.ResultPathMatchFailure");
  private static final Pattern CAUSE =
      Pattern.compile("JSONPath|[Ii]nvalid path|\\w+Path (parameter|field)|Reference [Pp]ath");

  private PathFailures() {}

  static boolean isOne(Recording recording) {
    JsonNode details = Recording.details(recording.last());
    String error = details.path("error").asText();
    return ERRORS.contains(error)
        || (error.equals("States.Runtime") && CAUSE.matcher(details.path("cause").asText()).find());
  }

  /** Whether the state that failed has a Retry or a Catch, which States.Runtime passes by. */
  static boolean isRecoverable(Recording recording, JsonNode definition) {
    String failed =
        recording.events().stream()
            .filter(Recording::isEntered)
            .map(event -> Recording.details(event).path("name").asText())
            .reduce("", (_, last) -> last);
    return definition.findValues(failed).stream()
        .anyMatch(state -> state.has("Catch") || state.has("Retry"));
  }
}
