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
  private static final String ALL = "States.ALL";

  private final StateFields fields;

  RecoveryReader(StateFields fields) {
    this.fields = fields;
  }

  Recovery read() {
    if (!fields.has("Retry") && !fields.has("Catch")) {
      return Recovery.NONE;
    }
    var recovery =
        new Recovery(
            fields.objects("Retry", retry -> Optional.of(retrier(retry))),
            fields.objects("Catch", caught -> Optional.of(catcher(caught))));
    onlyLastIsWildcard("Retry", recovery.retriers().stream().map(Retrier::errors).toList());
    onlyLastIsWildcard("Catch", recovery.catchers().stream().map(Catcher::errors).toList());
    return recovery;
  }

  private static Retrier retrier(StateFields retry) {
    int attempts = retry.whole("MaxAttempts", 0, Limits.LONGEST_SECONDS).orElse(3);
    boolean jitter =
        retry
            .matching("JitterStrategy", RecoveryReader::isJitter, "must be FULL or NONE")
            .filter(strategy -> strategy.textValue().equals("FULL"))
            .isPresent();
    return new Retrier(errors(retry), attempts, backoff(retry), jitter);
  }

  private static boolean isJitter(JsonNode value) {
    return value.isTextual() && Set.of("FULL", "NONE").contains(value.textValue());
  }

  private static Backoff backoff(StateFields retry) {
    int interval = retry.whole("IntervalSeconds", 1, Limits.LONGEST_SECONDS).orElse(1);
    double rate =
        retry
            .matching(
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
    String next = caught.requiredText("Next");
    var exit = caught.afterFailure();
    return new Catcher(
        errors(caught), new Exit(exit.assign(), exit.template("Output"), Optional.of(next)));
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

  private void onlyLastIsWildcard(String field, List<List<String>> errors) {
    for (int i = 0; i < errors.size() - 1; i++) {
      if (errors.get(i).equals(List.of(ALL))) {
        fields.problem(field + "[" + i + "].ErrorEquals", "States.ALL must come last");
      }
    }
  }
}
