package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.machine.Recovery.Backoff;
import io.relance.interpreter.machine.Recovery.Catcher;
import io.relance.interpreter.machine.Recovery.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Retry and Catch. */
final class RecoveryReader {
  private static final Set<String> RETRY_FIELDS =
      Set.of(
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy",
          "Comment");
  private static final Set<String> CATCH_FIELDS =
      Set.of("ErrorEquals", "Next", "Assign", "Output", "Comment");
  private static final String ALL = "States.ALL";

  private final StateFields stateFields;

  RecoveryReader(StateFields stateFields) {
    this.stateFields = stateFields;
  }

  Recovery read() {
    if (!stateFields.has("Retry") && !stateFields.has("Catch")) {
      return Recovery.NONE;
    }
    List<StateFields> retry = stateFields.objects("Retry");
    List<StateFields> caught = stateFields.objects("Catch");
    onlyLastIsWildcard(retry);
    onlyLastIsWildcard(caught);
    return new Recovery(
        retry.stream().map(RecoveryReader::retrier).toList(),
        caught.stream().map(RecoveryReader::catcher).toList());
  }

  private static Retrier retrier(StateFields retry) {
    retry.only(RETRY_FIELDS);
    int attempts = retry.whole("MaxAttempts", 0, Limits.LONGEST_SECONDS).orElse(3);
    boolean jitter =
        retry
            .typed("JitterStrategy", RecoveryReader::isJitter, "must be FULL or NONE")
            .filter(strategy -> strategy.textValue().equals("FULL"))
            .isPresent();
    return new Retrier(errors(retry), attempts, backoff(retry), jitter);
  }

  private static boolean isJitter(JsonNode value) {
    return Set.of("FULL", "NONE").contains(value.asText());
  }

  private static Backoff backoff(StateFields retry) {
    int interval = retry.whole("IntervalSeconds", 1, Limits.LONGEST_SECONDS).orElse(1);
    double rate =
        retry
            .typed(
                "BackoffRate",
                value -> value.isNumber() && value.doubleValue() >= 1,
                "must be a number of at least 1.0")
            .map(JsonNode::doubleValue)
            .orElse(2.0);
    Optional<Integer> most =
        retry.whole("MaxDelaySeconds", 1, Limits.LONGEST_MAX_DELAY_SECONDS - 1);
    if (most.isPresent() && most.get() <= interval) {
      retry.problem("MaxDelaySeconds", "must be greater than IntervalSeconds");
    }
    return new Backoff(interval, rate, most);
  }

  private static Catcher catcher(StateFields caught) {
    caught.only(CATCH_FIELDS);
    String next = caught.requiredText("Next");
    return new Catcher(
        errors(caught), new Exit(caught.assign(), caught.template("Output"), Optional.of(next)));
  }

  private static List<String> errors(StateFields owner) {
    var names = new ArrayList<String>();
    JsonNode errors = owner.get("ErrorEquals");
    errors.forEach(error -> names.add(error.asText()));
    if (!errors.isArray()
        || errors.isEmpty()
        || names.size() != errors.size()
        || !allText(errors)) {
      owner.problem("ErrorEquals", "must be an array of at least one error name");
    }
    if (names.contains(ALL) && names.size() > 1) {
      owner.problem("ErrorEquals", "States.ALL must stand alone");
    }
    return names;
  }

  private static boolean allText(JsonNode array) {
    for (JsonNode element : array) {
      if (!element.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static void onlyLastIsWildcard(List<StateFields> all) {
    for (StateFields one : all.subList(0, Math.max(0, all.size() - 1))) {
      JsonNode errors = one.get("ErrorEquals");
      if (errors.isArray() && errors.size() == 1 && errors.get(0).asText().equals(ALL)) {
        one.problem("ErrorEquals", "States.ALL must come last");
      }
    }
  }
}
