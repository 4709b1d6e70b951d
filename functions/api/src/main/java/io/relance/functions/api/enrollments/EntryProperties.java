package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import io.relance.domain.text.Quoted;
import io.relance.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Reads the properties of an enrollment, which texts use as {@code entry}: any JSON object. */
public final class EntryProperties {
  private static final int MOST_DIGITS = 38;
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private EntryProperties() {}

  /** The properties by name, which must be an object. */
  public static Optional<Map<String, Object>> read(JsonValue properties) {
    return properties.object().isPresent() && hasWritableNumbers(properties)
        ? Optional.of(Json.MAPPER.convertValue(properties.node(), VALUES))
        : Optional.empty();
  }

  /** Whether all numbers have at most 38 digits written out; each other one is a fault. */
  public static boolean hasWritableNumbers(JsonValue value) {
    if (value.node().isNumber()) {
      return value.number().filter(number -> fits(value, number)).isPresent();
    }
    return value
        .children()
        .map(EntryProperties::hasWritableNumbers)
        .reduce(true, Boolean::logicalAnd);
  }

  /** A number such as 1e100 is short to write and long to be written out. */
  private static boolean fits(JsonValue value, BigDecimal number) {
    return value.holds(
        number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS,
        "must be a number of at most 38 digits, not " + Quoted.of(value.node().asText()));
  }
}
