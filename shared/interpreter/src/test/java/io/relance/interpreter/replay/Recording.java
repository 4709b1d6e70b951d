package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.relance.interpreter.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One execution as AWS recorded it.
 *
 * @param test the id of the test that recorded it
 * @param part which of the histories of that test
 * @param templates the definitions that the test is known to use
 */
record Recording(String test, String part, List<String> templates, List<JsonNode> events) {
  private static final Pattern TIME =
      Pattern.compile("<?([a-z]+[-_])?(date|datetime|time|timestamp)(:\\d+)?>?");
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
    if (input.isTextual()) {
      return TIME.matcher(input.textValue()).matches() ? TextNode.valueOf(time()) : input;
    }
    if (input.isObject()) {
      var changed = JsonNodeFactory.instance.objectNode();
      input.properties().forEach(m -> changed.set(m.getKey(), withTimes(m.getValue())));
      return changed;
    }
    if (input.isArray()) {
      var changed = JsonNodeFactory.instance.arrayNode();
      input.forEach(element -> changed.add(withTimes(element)));
      return changed;
    }
    return input;
  }

  private String time() {
    String cause = details(last()).path("cause").asText();
    return cause.contains(NO_TIME) ? cause.split(NO_TIME)[1] : "2016-03-14T01:59:00Z";
  }

  String role() {
    return details(events.getFirst()).path("roleArn").asText("role");
  }

  /** What the first integration was called with, by name. */
  Set<String> parameterNames() {
    var names = new TreeSet<String>();
    events.stream()
        .map(event -> details(event).path("parameters"))
        .filter(JsonNode::isObject)
        .findFirst()
        .ifPresent(parameters -> parameters.fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** Whether the recording goes on to the end of the execution. */
  boolean isComplete() {
    return last().path("type").asText().startsWith("Execution") && events.size() > 1;
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
