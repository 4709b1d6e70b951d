package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One execution as AWS recorded it.
 *
 * @param test the id of the test that recorded it
 * @param part which of the histories of that test
 * @param templates the definitions that the test is known to use
 */
record Recording(String test, String part, List<String> templates, List<JsonNode> events) {
  private static final Set<String> TIMES = Set.of("date", "timestamp", "<timestamp>");
  private static final String NO_TIME = "date-time format string: ";

  String name() {
    return test.substring(test.lastIndexOf("::") + 2);
  }

  /** What stands in brackets after the name of the test, in lower case. */
  Optional<String> parameter() {
    int open = name().indexOf('[');
    return open < 0
        ? Optional.empty()
        : Optional.of(name().substring(open + 1, name().length() - 1));
  }

  String id() {
    String file = test.substring(test.lastIndexOf('/') + 1, test.indexOf(".py"));
    return file + " " + name() + (part.isEmpty() ? "" : " " + part);
  }

  JsonNode input() {
    return withTimes(value(details(events.getFirst()).path("input")));
  }

  /** Where the recorder wrote no more than that there was a time, a time like it. */
  private JsonNode withTimes(JsonNode input) {
    if (!(input instanceof ObjectNode object)) {
      return input;
    }
    String cause = details(last()).path("cause").asText();
    String time = cause.contains(NO_TIME) ? cause.split(NO_TIME)[1] : "2016-03-14T01:59:00Z";
    var changed = object.deepCopy();
    for (var member : object.properties()) {
      if (TIMES.contains(member.getValue().asText())) {
        changed.put(member.getKey(), time);
      }
    }
    return changed;
  }

  String role() {
    return details(events.getFirst()).path("roleArn").asText("role");
  }

  JsonNode last() {
    return events.getLast();
  }

  static JsonNode details(JsonNode event) {
    for (var field : event.properties()) {
      if (field.getKey().endsWith("EventDetails")) {
        return field.getValue();
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /** Values that were not objects are recorded as the text of their JSON. */
  static JsonNode value(JsonNode recorded) {
    if (!recorded.isTextual()) {
      return recorded;
    }
    try {
      return Runs.json(recorded.textValue());
    } catch (IllegalArgumentException e) {
      return recorded;
    }
  }

  static boolean isEntered(JsonNode event) {
    return event.path("type").asText().endsWith("StateEntered");
  }

  /** In a history of concurrent branches the recorder sorted events and left out their ids. */
  boolean isSorted() {
    return events.stream().anyMatch(event -> !event.path("id").isInt());
  }
}
