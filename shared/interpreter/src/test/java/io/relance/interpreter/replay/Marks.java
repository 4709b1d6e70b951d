package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fills the marks that a template leaves for its test, such as {@code __tbd__} or {@code %NAME%},
 * with what the recording says was there.
 */
final class Marks {
  private static final Pattern MARK =
      Pattern.compile("<?%[A-Za-z_]+%>?|_{1,2}[A-Za-z]+(_[A-Za-z]+)*_{1,2}");

  private final Recording recording;

  Marks(Recording recording) {
    this.recording = recording;
  }

  static boolean isOne(JsonNode value) {
    return value.isTextual() && isOne(value.textValue());
  }

  private static boolean isOne(String text) {
    return MARK.matcher(text).matches();
  }

  /** Whether a definition still has a mark, as a value or as the name of a field. */
  static boolean remainIn(JsonNode json) {
    if (json.isObject()) {
      return json.properties().stream()
          .anyMatch(member -> isOne(member.getKey()) || remainIn(member.getValue()));
    }
    return isOne(json) || elements(json).anyMatch(Marks::remainIn);
  }

  /** Fills those of a region and of the regions inside its states. */
  void fill(JsonNode region) {
    for (var entry : region.path("States").properties()) {
      if (entry.getValue() instanceof ObjectNode state) {
        fill(entry.getKey(), state);
        fill(state.path("ItemProcessor"));
        fill(state.path("Iterator"));
        state.path("Branches").forEach(this::fill);
      }
    }
  }

  private void fill(String name, ObjectNode state) {
    replace(state.path("Arguments"), parameters(name));
    replace(state.path("Parameters"), parameters(name));
    assigned(state.path("Assign"), name);
    put(state, "Items", items());
    put(state, "Output", output(name));
    state.path("Catch").forEach(catcher -> caught(name, catcher));
    put(state, "InputPath", output(name).flatMap(this::pathTo));
    put(state, "OutputPath", output(name).flatMap(this::pathTo));
    put(state, "ItemsPath", items().flatMap(this::pathTo));
    state
        .path("ResultSelector")
        .fieldNames()
        .forEachRemaining(field -> selected(name, state, field));
    state.path("Choices").forEach(rule -> put((ObjectNode) rule, "Variable", onlyInput()));
  }

  private static void put(ObjectNode owner, String field, Optional<? extends JsonNode> value) {
    if (isOne(owner.path(field))) {
      value.ifPresent(v -> owner.set(field, v));
    }
  }

  /** Each mark becomes what was recorded in its place. */
  private static void replace(JsonNode json, JsonNode recorded) {
    if (json instanceof ObjectNode object) {
      for (var member : object.properties()) {
        JsonNode found = recorded.path(member.getKey());
        if (isOne(member.getValue()) && !found.isMissingNode()) {
          member.setValue(found);
        } else {
          replace(member.getValue(), found);
        }
      }
    }
  }

  /** What a task of the state was called with, when it was the same at each call. */
  private JsonNode parameters(String state) {
    List<JsonNode> all =
        of(state)
            .filter(event -> type(event).endsWith("Scheduled"))
            .map(Recording::details)
            .map(task -> task.has("parameters") ? task.get("parameters") : task.path("input"))
            .distinct()
            .toList();
    return all.size() == 1 ? all.getFirst() : JsonNodeFactory.instance.objectNode();
  }

  private void assigned(JsonNode assign, String state) {
    if (assign instanceof ObjectNode variables) {
      variables
          .fieldNames()
          .forEachRemaining(
              variable ->
                  put(
                      variables,
                      variable,
                      of(state)
                          .map(e -> Recording.details(e).path("assignedVariables").path(variable))
                          .filter(value -> !value.isMissingNode())
                          .map(Recording::value)
                          .findFirst()));
    }
  }

  /** What the iterations of a Map began with. */
  private Optional<JsonNode> items() {
    var items = JsonNodeFactory.instance.arrayNode();
    Iterator<JsonNode> events = recording.events().iterator();
    while (events.hasNext()) {
      if (type(events.next()).equals("MapIterationStarted") && events.hasNext()) {
        items.add(Recording.value(Recording.details(events.next()).path("input")));
      }
    }
    return Optional.of(items);
  }

  private Optional<JsonNode> output(String state) {
    return of(state)
        .filter(event -> type(event).endsWith("StateExited"))
        .map(event -> Recording.value(Recording.details(event).path("output")))
        .findFirst();
  }

  /** The error that was caught is one that the catcher names. */
  private void caught(String state, JsonNode catcher) {
    boolean wasCaught =
        recording.events().stream()
            .filter(Recording::isEntered)
            .anyMatch(e -> Recording.details(e).path("name").equals(catcher.path("Next")));
    if (catcher.path("ErrorEquals") instanceof ArrayNode names && wasCaught) {
      for (int i = 0; i < names.size(); i++) {
        if (isOne(names.get(i))) {
          int at = i;
          of(state)
              .map(event -> Recording.details(event).path("error"))
              .filter(JsonNode::isTextual)
              .findFirst()
              .ifPresent(error -> names.set(at, error));
        }
      }
    }
  }

  private void selected(String state, ObjectNode owner, String field) {
    if (owner.path("ResultSelector") instanceof ObjectNode selector) {
      String member = field.replaceAll("\\.\\$$", "");
      put(selector, field, output(state).map(output -> output.path(member)).flatMap(this::pathTo));
    }
  }

  /** The path to a value of the context object: the input of the execution, or a member of it. */
  private Optional<JsonNode> pathTo(JsonNode value) {
    JsonNode input = recording.input();
    if (input.equals(value)) {
      return Optional.of(TextNode.valueOf("$$.Execution.Input"));
    }
    return input.properties().stream()
        .filter(member -> member.getValue().equals(value))
        .map(member -> pathOf(member.getKey()))
        .findFirst();
  }

  private Optional<JsonNode> onlyInput() {
    JsonNode input = recording.input();
    return input.size() == 1
        ? Optional.of(pathOf(input.fieldNames().next()))
        : Optional.<JsonNode>empty();
  }

  private static JsonNode pathOf(String member) {
    return TextNode.valueOf("$$.Execution.Input['%s']".formatted(member));
  }

  /** The events from the entry of a state to the entry of the next one. */
  private Stream<JsonNode> of(String state) {
    var events = Stream.<JsonNode>builder();
    boolean inside = false;
    for (JsonNode event : recording.events()) {
      if (Recording.isEntered(event)) {
        inside = Recording.details(event).path("name").asText().equals(state);
      }
      if (inside) {
        events.add(event);
      }
    }
    return events.build();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray()
        ? Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get)
        : Stream.empty();
  }

  private static String type(JsonNode event) {
    return event.path("type").asText();
  }
}
