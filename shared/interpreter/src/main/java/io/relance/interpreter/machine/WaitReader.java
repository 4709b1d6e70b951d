package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.relance.interpreter.jsonata.Template;
import java.util.HashSet;
import java.util.List;

/** Reads what is particular to Wait states. */
final class WaitReader {
  private final String name;
  private final StateFields stateFields;

  WaitReader(String name, StateFields stateFields) {
    this.name = name;
    this.stateFields = stateFields;
  }

  State read(Exit exit) {
    var allowed = new HashSet<>(Vocabulary.COMMON);
    allowed.addAll(List.of("Seconds", "Timestamp", "Output", "Assign", "Next", "End"));
    stateFields.only(allowed);
    if (stateFields.has("Seconds") == stateFields.has("Timestamp")) {
      stateFields.problem("Seconds", "exactly one of Seconds and Timestamp is needed");
    }
    return new State.Wait(name, stateFields.has("Timestamp") ? timestamp() : seconds(), exit);
  }

  private State.Until seconds() {
    return new State.Until.Seconds(
        stateFields
            .wholeTemplate("Seconds", 0, Limits.LONGEST_SECONDS)
            .orElse(new Template.Literal(IntNode.valueOf(0))));
  }

  private State.Until timestamp() {
    return new State.Until.Timestamp(
        stateFields
            .template("Timestamp", WaitReader::isTimestamp, "must be an RFC 3339 timestamp")
            .orElseThrow());
  }

  private static boolean isTimestamp(JsonNode value) {
    return value.isTextual() && Timestamps.parse(value.textValue()).isPresent();
  }
}
