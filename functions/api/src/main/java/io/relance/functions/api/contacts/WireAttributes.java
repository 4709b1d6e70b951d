package io.relance.functions.api.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/** Attributes of stored records with the names of the API: references end in {@code Id}. */
final class WireAttributes {
  private static final Set<String> REFERENCES =
      Set.of("contact", "automation", "element", "enrollment", "launch", "list", "message");

  private WireAttributes() {}

  /** The same attributes, at every depth; a reference is renamed where it is an id. */
  static JsonNode of(JsonNode stored) {
    if (stored.isArray()) {
      var list = JsonNodeFactory.instance.arrayNode();
      stored.forEach(element -> list.add(of(element)));
      return list;
    }
    if (!stored.isObject()) {
      return stored;
    }
    var attributes = JsonNodeFactory.instance.objectNode();
    stored
        .properties()
        .forEach(
            field -> attributes.set(name(field.getKey(), field.getValue()), of(field.getValue())));
    return attributes;
  }

  private static String name(String stored, JsonNode value) {
    return REFERENCES.contains(stored) && value.isTextual() ? stored + "Id" : stored;
  }
}
