package io.relance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The difference of two flows: elements by their ids, and the fields of each that differ. A field
 * that the later one omits has its default there, which may be the same value.
 */
final class FlowDiff {
  private final ArrayNode changes = JsonNodeFactory.instance.arrayNode();

  private FlowDiff() {}

  /** A change each; empty if the flows are the same. */
  static ArrayNode between(JsonNode before, JsonNode after) {
    var diff = new FlowDiff();
    diff.compareElements(elements(before), elements(after));
    diff.compare("", "", withoutElements(before), withoutElements(after));
    return diff.changes;
  }

  private static Map<String, JsonNode> elements(JsonNode flow) {
    var byId = new LinkedHashMap<String, JsonNode>();
    flow.path("elements").forEach(element -> byId.put(element.path("id").asText(), element));
    return byId;
  }

  private static JsonNode withoutElements(JsonNode flow) {
    var copy = flow.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("elements");
    }
    return copy;
  }

  private void compareElements(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    before.forEach(
        (id, element) -> {
          if (!after.containsKey(id)) {
            changes
                .addObject()
                .put("change", "removed")
                .put("elementId", id)
                .set("before", element);
          } else {
            compare(id, "", element, after.getOrDefault(id, element));
          }
        });
    after.forEach(
        (id, element) -> {
          if (!before.containsKey(id)) {
            changes.addObject().put("change", "added").put("elementId", id).set("after", element);
          }
        });
  }

  /** Compares a value at a path, {@code /trigger/kind}; objects field by field. */
  private void compare(String elementId, String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      var names = new TreeSet<String>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> compare(elementId, path + "/" + name, before.path(name), after.path(name)));
      return;
    }
    var change = changes.addObject().put("change", after.isMissingNode() ? "omitted" : "changed");
    if (!elementId.isEmpty()) {
      change.put("elementId", elementId);
    }
    change.put("path", path);
    if (!before.isMissingNode()) {
      change.set("before", before);
    }
    if (!after.isMissingNode()) {
      change.set("after", after);
    }
  }
}
