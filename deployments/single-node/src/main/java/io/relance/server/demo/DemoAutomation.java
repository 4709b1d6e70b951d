package io.relance.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * An automation of the demo.
 *
 * @param template the one it was started from
 * @param names the names of its elements, by their ids
 */
record DemoAutomation(String template, Map<String, String> names) {
  static final DemoAutomation NONE = new DemoAutomation("—", Map.of());

  static DemoAutomation of(String template, JsonNode automation) {
    var names = new HashMap<String, String>();
    automation
        .path("flow")
        .path("elements")
        .forEach(element -> names.put(element.path("id").asText(), element.path("name").asText()));
    return new DemoAutomation(template, names);
  }

  String name(String element) {
    return names.getOrDefault(element, element);
  }
}
