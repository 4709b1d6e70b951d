package io.relance.interpreter.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts JSON to the values of the JSONata library and back. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  /** Null becomes the library's null value: to it, Java's null means undefined. */
  static Object toJava(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        var map = new LinkedHashMap<String, Object>();
        json.properties().forEach(e -> map.put(e.getKey(), toJava(e.getValue())));
        yield map;
      }
      case ARRAY -> {
        var list = new ArrayList<Object>(json.size());
        json.forEach(element -> list.add(toJava(element)));
        yield list;
      }
      case STRING -> json.textValue();
      case NUMBER -> json.numberValue();
      case BOOLEAN -> json.booleanValue();
      case NULL, MISSING, BINARY, POJO -> Jsonata.NULL_VALUE;
    };
  }

  /** Empty for what is not JSON: a function, a regular expression. */
  static Optional<JsonNode> toJson(@Nullable Object value) {
    return Optional.ofNullable(json(value));
  }

  private static @Nullable JsonNode json(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.textNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Number number -> number(number);
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      default -> value == Jsonata.NULL_VALUE ? JSON.nullNode() : null;
    };
  }

  private static JsonNode number(Number number) {
    return switch (number) {
      case Integer i -> JSON.numberNode(i);
      case Long l -> whole(l);
      case Double d -> fraction(d);
      case BigInteger big -> JSON.numberNode(big);
      case BigDecimal big -> fraction(big.doubleValue());
      default -> fraction(number.doubleValue());
    };
  }

  private static JsonNode whole(long value) {
    return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
  }

  private static JsonNode fraction(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? whole((long) value)
        : JSON.numberNode(value);
  }

  private static @Nullable ObjectNode object(Map<?, ?> map) {
    var object = JSON.objectNode();
    for (var entry : map.entrySet()) {
      JsonNode value = json(entry.getValue());
      if (value == null) {
        return null;
      }
      object.set(String.valueOf(entry.getKey()), value);
    }
    return object;
  }

  private static @Nullable ArrayNode array(List<?> list) {
    if (list.size() > PayloadSize.MOST_BYTES) {
      throw new DataLimitExceeded("An expression returned more elements than a payload can hold.");
    }
    var array = JSON.arrayNode();
    for (Object element : list) {
      JsonNode value = json(element);
      if (value == null) {
        return null;
      }
      array.add(value);
    }
    return array;
  }

  static String typeOf(JsonNode json) {
    return json.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
