package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.Runs;
import io.relance.interpreter.replay.jsonpath.Untranslatable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Does to a template what its test did to it before it ran it; some of that is only in the
 * recording.
 */
final class Adjustments {
  private static final Pattern EXPRESSION_OF_ITEMS =
      Pattern.compile("The JSONata expression '(.*)' specified for the field 'Items'");

  /** The literals that tests put where the template has a mark, by the parameter of the test. */
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "NULL", "null",
          "INT", "0",
          "FLOAT", "0.1",
          "BOOL", "true",
          "STR_LIT", "'string literal'",
          "JSONATA_EXPR", "'{% $states.input %}'",
          "LIST_EMPY", "[]",
          "BASE", "'{% $contains(\"hello$world\", /^hello\\\\$/) %}'",
          "BASE_SINGLE_QUOTE", "'{% $contains(\"hello$world\", /^hello\\\\$/) %}'",
          "BASE_SINGLE_QUOTE_FALSE", "'{% $contains(\"hello$world\", /^hello\\\\ /) %}'");

  private final Recording recording;

  Adjustments(Recording recording) {
    this.recording = recording;
  }

  /** Changes the template; one in which a mark remains cannot be replayed. */
  JsonNode apply(JsonNode template) {
    resources(template, functions());
    fields(template);
    new Marks(recording).fill(template);
    if (Marks.remainIn(template)) {
      throw new Untranslatable("the test fills in its template in code");
    }
    return template;
  }

  private void fields(JsonNode template) {
    String test = recording.name().replaceAll("\\[.*", "");
    String parameter = recording.parameter().orElse("");
    JsonNode first = template.path("States").path(template.path("StartAt").asText());
    switch (test) {
      case "test_base_map", "test_base_task" -> put(first, field(parameter), expression(parameter));
      case "test_base_map_from_input", "test_base_task_from_input" ->
          put(first, field(parameter), "'{% $states.input.input_value %}'");
      case "test_base_output_any_non_dict", "test_base_jsonata_regular_expressions" ->
          put(first, "Output", OUTPUTS.getOrDefault(parameter, "'_tbd_'"));
      case "test_state_pass_result_jsonpaths" ->
          put(first, "Result", "{'unsupported1.$': '$.jsonpath', 'unsupported2.$': '$$'}");
      case "test_raise_custom_exception" ->
          put(first.path("Catch").path(0), "ErrorEquals", "['CustomException']");
      case "test_map_state_items_eval_jsonata_fail" -> itemsFromCause(first);
      default -> {
        if (test.startsWith("test_json_path_array_")) {
          put(first.path("Parameters"), "item.$", "'" + parameter + "'");
        }
      }
    }
  }

  /** TIMEOUT_SECONDS is the field TimeoutSeconds. */
  private static String field(String parameter) {
    var field = new StringBuilder();
    for (String word : parameter.replace("ITEMS_DOUBLE_QUOTES", "ITEMS").split("_")) {
      field.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return field.toString();
  }

  private static String expression(String parameter) {
    return parameter.startsWith("ITEMS")
        ? "[1, '{% $number(\"2\") %}', 3]"
        : "'{% $variable := 1 %}'";
  }

  private void itemsFromCause(JsonNode state) {
    String cause = Recording.details(recording.last()).path("cause").asText();
    var matcher = EXPRESSION_OF_ITEMS.matcher(cause);
    if (state instanceof ObjectNode object && matcher.find()) {
      object.put("Items", "{% " + matcher.group(1) + " %}");
    }
  }

  private static void put(JsonNode owner, String field, String json) {
    if (owner instanceof ObjectNode object) {
      object.set(field, Runs.json(json));
    }
  }

  /** The functions and activities that were called, by the state that called them. */
  private Map<String, String> functions() {
    var functions = new HashMap<String, String>();
    String state = "";
    for (JsonNode event : recording.events()) {
      JsonNode details = Recording.details(event);
      if (Recording.isEntered(event)) {
        state = details.path("name").asText();
      }
      String resource = details.path("resource").asText();
      if (event.path("type").asText().matches("(LambdaFunction|Activity)Scheduled")) {
        functions.putIfAbsent(state, resource.startsWith("arn:") ? resource : activity(resource));
      }
      if (details.at("/parameters/FunctionName").isTextual()) {
        functions.putIfAbsent("FunctionName", details.at("/parameters/FunctionName").asText());
      }
    }
    return functions;
  }

  private static String activity(String name) {
    return "arn:aws:states:here:1:activity:" + name;
  }

  private static void resources(JsonNode region, Map<String, String> functions) {
    for (var entry : region.path("States").properties()) {
      JsonNode state = entry.getValue();
      String resource = state.path("Resource").asText("arn:");
      if (state instanceof ObjectNode object && !resource.startsWith("arn:")) {
        String never = "arn:aws:lambda:here:1:function:never-called";
        object.put("Resource", functions.getOrDefault(entry.getKey(), never));
      }
      if (state.path("Arguments") instanceof ObjectNode arguments
          && Marks.isOne(arguments.path("FunctionName"))) {
        arguments.put("FunctionName", functions.getOrDefault("FunctionName", "never-called"));
      }
      resources(state.path("ItemProcessor"), functions);
      resources(state.path("Iterator"), functions);
      state.path("Branches").forEach(branch -> resources(branch, functions));
    }
  }
}
