package io.relance.functions.api.simulations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.enrollments.EntryProperties;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads what triggers an automation in a simulation: the variables that texts may use. */
final class EventSample {
  private static final List<String> ROOTS = List.of("order", "checkout", "fulfillment", "message");
  private static final int MOST_CHARACTERS = 64 * 1024;
  private static final int LONGEST_TEXT = 1_600;

  private final ObjectNode variables = JsonNodeFactory.instance.objectNode();

  private EventSample() {}

  /** The variables of the fields "event" and, as {@code entry}, "properties". */
  static ObjectNode read(JsonFields fields) {
    var sample = new EventSample();
    fields.optional("event", event -> event.object(sample::event));
    fields.optional("properties", properties -> sample.add("entry", properties));
    if (Json.write(sample.variables).length() > MOST_CHARACTERS) {
      fields.fault(
          "event",
          "must have at most %,d characters together with properties".formatted(MOST_CHARACTERS));
    }
    return sample.variables;
  }

  /** A text of 1 to so many characters that is not blank. */
  static Optional<String> text(JsonValue value, int longest) {
    return value
        .string()
        .filter(
            text ->
                value.holds(
                    !text.isBlank() && text.length() <= longest,
                    "must be 1 to %,d characters, not %s".formatted(longest, Quoted.of(text))));
  }

  private Optional<ObjectNode> event(JsonFields event) {
    event.optional("variables", JsonValue::object).ifPresent(all -> all.all().forEach(this::root));
    event
        .optional("text", value -> text(value, LONGEST_TEXT))
        .ifPresent(text -> variables.withObject("/message").put("text", text));
    return Optional.of(variables);
  }

  private void root(String name, JsonValue value) {
    if (value.holds(ROOTS.contains(name), "unknown variable: " + Choices.fault(name, ROOTS))) {
      var _ = add(name, value);
    }
  }

  private Optional<ObjectNode> add(String root, JsonValue value) {
    if (value.object().isPresent() && EntryProperties.hasWritableNumbers(value)) {
      variables.set(root, value.node().deepCopy());
    }
    return Optional.of(variables);
  }
}
