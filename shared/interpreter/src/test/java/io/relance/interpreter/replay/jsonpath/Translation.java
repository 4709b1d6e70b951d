package io.relance.interpreter.replay.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Translates a definition; states that are JSONata already stay as they are. */
public final class Translation {
  private Translation() {}

  public static ObjectNode translate(JsonNode definition) {
    var translated = region(definition, definition.path("QueryLanguage").asText("JSONPath"));
    translated.put("QueryLanguage", "JSONata");
    return translated;
  }

  static ObjectNode region(JsonNode region, String language) {
    var translated = JsonNodeFactory.instance.objectNode();
    for (var field : region.properties()) {
      switch (field.getKey()) {
        case "States" -> {
          var states = translated.putObject("States");
          field
              .getValue()
              .properties()
              .forEach(s -> states.set(s.getKey(), state(s.getValue(), language)));
        }
        case "StartAt", "TimeoutSeconds", "Comment", "Version" ->
            translated.set(field.getKey(), field.getValue());
        case "ProcessorConfig" -> translated.set(field.getKey(), field.getValue());
        case "QueryLanguage" -> {}
        default -> throw new Untranslatable("the field " + field.getKey());
      }
    }
    return translated;
  }

  private static ObjectNode state(JsonNode state, String outerLanguage) {
    String language = state.path("QueryLanguage").asText(outerLanguage);
    return language.equals("JSONata")
        ? withInnerRegions(state.deepCopy(), language)
        : new StateTranslation(state).translate();
  }

  private static ObjectNode withInnerRegions(ObjectNode state, String language) {
    if (state.has("ItemProcessor")) {
      state.set("ItemProcessor", region(state.get("ItemProcessor"), language));
    }
    if (state.has("Branches")) {
      var branches = JsonNodeFactory.instance.arrayNode();
      state.get("Branches").forEach(branch -> branches.add(region(branch, language)));
      state.set("Branches", branches);
    }
    return state;
  }
}
