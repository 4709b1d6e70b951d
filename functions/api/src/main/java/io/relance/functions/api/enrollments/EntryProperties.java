package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.functions.api.ApiException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what texts may use of an entry: any JSON whose numbers people could write. */
public final class EntryProperties {
  private static final int MOST_DIGITS = 38;
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private EntryProperties() {}

  /**
   * The properties by name.
   *
   * @throws Refusal when they are no object, or have numbers that are too long
   */
  public static Map<String, Object> read(@Nullable JsonNode properties) {
    if (properties == null || properties.isNull()) {
      return Map.of();
    }
    if (!properties.isObject()) {
      throw ApiException.invalid("properties", "must be an object");
    }
    if (hasEndlessNumbers(properties)) {
      throw ApiException.invalid("properties", "must have numbers of at most 38 digits");
    }
    return Json.MAPPER.convertValue(properties, VALUES);
  }

  /** A number such as 1e999999999 is short to write and too long to be written out. */
  public static boolean hasEndlessNumbers(JsonNode properties) {
    var open = new ArrayDeque<JsonNode>();
    open.add(properties);
    while (!open.isEmpty()) {
      var node = open.remove();
      node.forEach(open::add);
      if (node.isNumber() && !fits(node.decimalValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}
