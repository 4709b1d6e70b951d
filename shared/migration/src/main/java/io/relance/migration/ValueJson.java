package io.relance.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.store.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Attributes as the JSON that says the same, one to one, in the order of their names. */
final class ValueJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueJson() {}

  static ObjectNode encode(Map<String, Value> values) {
    var json = NODES.objectNode();
    new TreeMap<>(values).forEach((name, value) -> json.set(name, encode(value)));
    return json;
  }

  private static JsonNode encode(Value value) {
    return switch (value) {
      case Value.Text(var text) -> NODES.textNode(text);
      case Value.Numeric(var number) -> NODES.numberNode(number);
      case Value.Flag(var flag) -> NODES.booleanNode(flag);
      case Value.Nothing _ -> NODES.nullNode();
      case Value.ListOf(var values) -> {
        var list = NODES.arrayNode(values.size());
        values.forEach(each -> list.add(encode(each)));
        yield list;
      }
      case Value.MapOf(var values) -> encode(values);
    };
  }

  static Map<String, Value> decode(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("Attributes must be an object, not " + json.getNodeType());
    }
    var values = new LinkedHashMap<String, Value>();
    json.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static Value value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> Value.of(json.textValue());
      case NUMBER -> new Value.Numeric(json.decimalValue());
      case BOOLEAN -> Value.of(json.booleanValue());
      case NULL -> new Value.Nothing();
      case ARRAY ->
          new Value.ListOf(
              StreamSupport.stream(json.spliterator(), false).map(ValueJson::value).toList());
      case OBJECT -> new Value.MapOf(decode(json));
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("An attribute cannot hold " + json.getNodeType());
    };
  }
}
