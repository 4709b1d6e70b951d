package io.relance.interpreter.replay.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one state. */
final class StateTranslation {
  private static final String INPUT = "$states.input";
  private static final List<String> UNCHANGED =
      List.of(
          "Type",
          "Comment",
          "Next",
          "End",
          "Resource",
          "TimeoutSeconds",
          "HeartbeatSeconds",
          "Default",
          "Seconds",
          "Timestamp",
          "Error",
          "Cause",
          "MaxConcurrency",
          "ToleratedFailureCount",
          "ToleratedFailurePercentage",
          "Retry",
          "Label",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter");
  private static final Set<String> WITH_RESULT = Set.of("Task", "Parallel", "Map");

  private final JsonNode state;
  private final String type;
  private final ObjectNode translated = JsonNodeFactory.instance.objectNode();

  StateTranslation(JsonNode state) {
    this.state = state;
    this.type = state.path("Type").asText();
  }

  ObjectNode translate() {
    UNCHANGED.stream().filter(state::has).forEach(field -> translated.set(field, state.get(field)));
    paths();
    String result = result();
    if (!type.equals("Fail")) {
      output(result);
    }
    if (state.has("Assign")) {
      translated.set(
          "Assign",
          assign(state.get("Assign"), WITH_RESULT.contains(type) ? "$states.result" : result));
    }
    switch (type) {
      case "Task" -> arguments("Arguments");
      case "Parallel" -> {
        arguments("Arguments");
        var branches = translated.putArray("Branches");
        state.get("Branches").forEach(b -> branches.add(Translation.region(b, "JSONPath")));
      }
      case "Map" -> map();
      case "Choice" -> choices();
      default -> {}
    }
    caught();
    return translated;
  }

  private void paths() {
    path("SecondsPath", "Seconds");
    path("TimestampPath", "Timestamp");
    path("TimeoutSecondsPath", "TimeoutSeconds");
    path("HeartbeatSecondsPath", "HeartbeatSeconds");
    path("MaxConcurrencyPath", "MaxConcurrency");
    path("ToleratedFailureCountPath", "ToleratedFailureCount");
    path("ToleratedFailurePercentagePath", "ToleratedFailurePercentage");
    path("ErrorPath", "Error");
    path("CausePath", "Cause");
  }

  private void path(String from, String to) {
    if (state.has(from)) {
      String value = Paths.expression(state.get(from).asText(), effectiveInput());
      // JSONPath takes "1" for 1 here.
      boolean number = from.equals("MaxConcurrencyPath");
      translated.put(to, wrapped(number ? "$number(" + value + ")" : value));
    }
  }

  private String effectiveInput() {
    return filtered("InputPath", INPUT);
  }

  private String filtered(String field, String value) {
    JsonNode path = state.get(field);
    if (path == null) {
      return value;
    }
    return path.isNull() ? "{}" : Paths.expression(path.asText(), value);
  }

  private String parameters() {
    return state.has("Parameters")
        ? Literals.template(state.get("Parameters"), effectiveInput())
        : effectiveInput();
  }

  /** What the state comes to before its ResultPath is applied. */
  private String result() {
    if (type.equals("Pass")) {
      return state.has("Result") ? state.get("Result").toString() : parameters();
    }
    if (!WITH_RESULT.contains(type)) {
      return effectiveInput();
    }
    return state.has("ResultSelector")
        ? Literals.template(state.get("ResultSelector"), "$states.result")
        : "$states.result";
  }

  private void output(String result) {
    String placed = placed(state.get("ResultPath"), INPUT, result);
    String output = filtered("OutputPath", placed);
    String unchanged = WITH_RESULT.contains(type) ? "$states.result" : INPUT;
    if (!output.equals(unchanged)) {
      translated.put("Output", wrapped(output));
    }
  }

  /** A value put where a ResultPath says. */
  private static String placed(@Nullable JsonNode path, String input, String value) {
    if (path == null || path.asText().equals("$")) {
      return value;
    }
    if (path.isNull()) {
      return input;
    }
    if (!path.asText().matches("\\$(\\.[\\p{L}_][\\p{L}\\p{N}_-]*)+")) {
      throw new Untranslatable("the ResultPath " + path.asText());
    }
    return merged(input, List.of(path.asText().substring(2).split("\\.")), value);
  }

  private static String merged(String input, List<String> names, String value) {
    String name = Literals.text(names.getFirst());
    String inner =
        names.size() == 1
            ? value
            : merged(
                "($i := $lookup(%s, %s); $type($i) = \"object\" ? $i : {})".formatted(input, name),
                names.subList(1, names.size()),
                value);
    return "$merge([%s, {%s: %s}])".formatted(input, name, inner);
  }

  private void arguments(String field) {
    String arguments = parameters();
    if (!arguments.equals(INPUT)) {
      translated.put(field, wrapped(arguments));
    }
  }

  private void map() {
    String items = filtered("ItemsPath", effectiveInput());
    if (!items.equals(INPUT)) {
      translated.put("Items", wrapped(items));
    }
    Optional.ofNullable(state.get("ItemSelector"))
        .or(() -> Optional.ofNullable(state.get("Parameters")))
        .ifPresent(
            selector ->
                translated.put(
                    "ItemSelector", wrapped(Literals.template(selector, effectiveInput()))));
    JsonNode processor =
        state.has("Iterator") ? state.get("Iterator") : state.path("ItemProcessor");
    translated.set("ItemProcessor", Translation.region(processor, "JSONPath"));
  }

  private void choices() {
    var choices = translated.putArray("Choices");
    for (JsonNode rule : state.get("Choices")) {
      var one = choices.addObject();
      one.put("Condition", wrapped(Comparisons.condition(rule, effectiveInput())));
      one.set("Next", rule.path("Next"));
      if (rule.has("Assign")) {
        one.set("Assign", assign(rule.get("Assign"), effectiveInput()));
      }
      if (translated.has("Output")) {
        one.set("Output", translated.get("Output"));
      }
    }
  }

  private void caught() {
    if (!state.has("Catch")) {
      return;
    }
    var catchers = translated.putArray("Catch");
    for (JsonNode catcher : state.get("Catch")) {
      var one = catchers.addObject();
      one.set("ErrorEquals", catcher.path("ErrorEquals"));
      one.set("Next", catcher.path("Next"));
      String output = placed(catcher.get("ResultPath"), INPUT, "$states.errorOutput");
      if (!output.equals("$states.errorOutput")) {
        one.put("Output", wrapped(output));
      }
      if (catcher.has("Assign")) {
        one.set("Assign", assign(catcher.get("Assign"), "$states.errorOutput"));
      }
    }
  }

  private static ObjectNode assign(JsonNode assign, String root) {
    var all = JsonNodeFactory.instance.objectNode();
    for (var member : assign.properties()) {
      String name = member.getKey();
      if (name.endsWith(".$")) {
        all.put(
            name.substring(0, name.length() - 2),
            wrapped(Paths.expression(member.getValue().asText(), root)));
      } else {
        all.put(name, wrapped(Literals.template(member.getValue(), root)));
      }
    }
    return all;
  }

  private static String wrapped(String expression) {
    return "{% " + expression + " %}";
  }
}
