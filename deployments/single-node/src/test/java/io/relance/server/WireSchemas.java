package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.functions.api.contacts.ExplanationType;
import io.relance.functions.api.contacts.TimelineType;
import io.relance.functions.api.sessions.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns the compiler's schemas (OpenAPI 3.0) into those of 3.1, which are JSON Schemas: what is
 * JSON in the code is typed by the published schemas, and nothing is nullable but by its type.
 */
final class WireSchemas {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String FLOW = "schemas/flow-1.json";

  /** Fields whose code type is JSON, and the schema that they have. */
  private static final Map<String, String> TYPED =
      Map.of(
          "flow", "Flow",
          "trigger", "Trigger",
          "criteria", "Criteria",
          "criterion", "Criteria",
          "properties", "Properties");

  private final ObjectNode schemas;

  WireSchemas(ObjectNode schemas) {
    this.schemas = schemas;
  }

  /** Corrects every schema below a node, and declares the schemas that they refer to. */
  void correct(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("nullable");
      if (object.path("type").asText().equals("object")) {
        object.remove("items");
      }
      unwrap(object);
      if (isUntyped(object)) {
        object.put("additionalProperties", true);
      }
      List.copyOf(object.properties()).forEach(part -> correct(part.getKey(), part.getValue()));
    } else {
      node.forEach(this::correct);
    }
  }

  private void correct(String key, JsonNode part) {
    switch (key) {
      case "example", "examples" -> {}
      case "properties" ->
          part.properties()
              .forEach(
                  field -> {
                    type(field.getKey(), (ObjectNode) field.getValue());
                    correct(field.getValue());
                  });
      default -> correct(part);
    }
  }

  /** The compiler writes the names of constants, where answers have words. */
  void nameConstants() {
    name("TimelineType", Stream.of(TimelineType.values()).map(TimelineType::word));
    name("ExplanationType", Stream.of(ExplanationType.values()).map(ExplanationType::word));
    name("Permission", Stream.of(Permission.values()).map(Permission::word));
  }

  private void name(String type, Stream<String> names) {
    var schema = (ObjectNode) schemas.path(type);
    schema.retain("type", "description");
    var words = schema.putArray("enum");
    names.forEach(words::add);
  }

  /** In a merge patch, null removes a field that is not required. */
  void allowNulls(String name) {
    var schema = schemas.path(name);
    var required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    for (var field : schema.path("properties").properties()) {
      var type = field.getValue().path("type");
      if (type.isTextual() && !required.contains(field.getKey())) {
        ((ObjectNode) field.getValue()).putArray("type").add(type.asText()).add("null");
      }
    }
  }

  private void type(String name, ObjectNode field) {
    var schema =
        Optional.ofNullable(TYPED.get(name))
            .filter(_ -> !field.has("$ref") && !field.path("items").has("$ref"));
    if (schema.isPresent()) {
      var description = field.get("description");
      field.removeAll();
      field.put("$ref", SCHEMAS + declared(schema.get()));
      if (description != null) {
        field.set("description", description);
      }
    }
  }

  private String declared(String name) {
    if (!schemas.has(name)) {
      switch (name) {
        case "Flow" -> declareFlow(name);
        case "Trigger" -> refer(name, FLOW + "#/$defs/trigger", "The trigger of a flow.");
        case "Criteria" ->
            refer(name, "schemas/criteria-1.json#/$defs/criteria", "Criteria of a contact.");
        default -> declareProperties(name);
      }
    }
    return name;
  }

  /** A draft is stored as it is, with what is wrong with it, until it is activated. */
  private void declareFlow(String name) {
    var either =
        schemas
            .putObject(name)
            .put("description", "A flow file, or the draft of one that still has errors.")
            .putArray("anyOf");
    refer("FlowFile", FLOW + "#/$defs/flow", "A flow file.");
    either.addObject().put("$ref", "#/components/schemas/FlowFile");
    either.addObject().put("type", "object").put("additionalProperties", true);
  }

  private void refer(String name, String target, String description) {
    schemas.putObject(name).put("description", description).put("$ref", target);
  }

  private void declareProperties(String name) {
    var schema =
        schemas
            .putObject(name)
            .put("description", "Strings, numbers and booleans by name.")
            .put("type", "object");
    var types = schema.putObject("additionalProperties").putArray("type");
    types.add("string").add("number").add("boolean");
  }

  /** The compiler wraps a reference so that it can be nullable. */
  private static void unwrap(ObjectNode object) {
    if (object.path("allOf").size() == 1 && object.at("/allOf/0").has("$ref")) {
      object.put("$ref", object.at("/allOf/0/$ref").asText());
      object.remove("allOf");
    }
  }

  private static boolean isUntyped(JsonNode schema) {
    return schema.path("type").asText().equals("object")
        && !schema.has("properties")
        && !schema.has("additionalProperties");
  }
}
