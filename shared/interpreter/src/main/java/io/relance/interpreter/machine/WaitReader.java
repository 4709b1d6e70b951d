package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.relance.interpreter.query.Template;
import java.util.HashSet;
import java.util.List;

/** Reads what is particular to Wait states. */
final class WaitReader {
  private final String name;
  private final Fields fields;

  WaitReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  State read(Exit exit) {
    var allowed = new HashSet<>(Vocabulary.COMMON);
    allowed.addAll(List.of("Seconds", "Timestamp", "Output", "Assign", "Next", "End"));
    fields.only(allowed);
    if (fields.has("Seconds") == fields.has("Timestamp")) {
      fields.problem("Seconds", "exactly one of Seconds and Timestamp is needed");
    }
    return new State.Wait(name, fields.has("Timestamp") ? timestamp() : seconds(), exit);
  }

  private State.Until seconds() {
    return new State.Until.Seconds(
        fields
            .wholeTemplate("Seconds", 0, Limits.LONGEST_SECONDS)
            .orElse(new Template.Literal(IntNode.valueOf(0))));
  }

  private State.Until timestamp() {
    return new State.Until.Timestamp(
        fields
            .template("Timestamp", WaitReader::isTimestamp, "must be an RFC 3339 timestamp")
            .orElseThrow());
  }

  private static boolean isTimestamp(JsonNode value) {
    return value.isTextual() && Timestamps.parse(value.textValue()).isPresent();
  }
}
