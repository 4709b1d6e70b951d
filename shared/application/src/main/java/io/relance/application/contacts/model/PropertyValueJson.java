package io.relance.application.contacts.model;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Property values as JSON has them: plain texts, numbers, flags and lists of texts. */
public final class PropertyValueJson {
  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  private PropertyValueJson() {}

  /** The value of a plain one; empty when no property can hold it. */
  public static Optional<PropertyValue> of(@Nullable Object plain) {
    return switch (plain) {
      case String text -> Optional.of(new Scalar.Text(text));
      case Boolean flag -> Optional.of(new Scalar.Flag(flag));
      case BigDecimal number -> Optional.of(new Scalar.Numeric(number));
      case BigInteger number -> Optional.of(new Scalar.Numeric(new BigDecimal(number)));
      case Integer number -> Optional.of(new Scalar.Numeric(BigDecimal.valueOf(number)));
      case Long number -> Optional.of(new Scalar.Numeric(BigDecimal.valueOf(number)));
      case Double number when Double.isFinite(number) ->
          Optional.of(new Scalar.Numeric(BigDecimal.valueOf(number)));
      case List<?> values -> texts(values);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<PropertyValue> texts(List<?> values) {
    return values.stream().allMatch(String.class::isInstance)
        ? Optional.of(new PropertyValue.TextList(values.stream().map(String.class::cast).toList()))
        : Optional.empty();
  }

  public static Object plain(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> text;
      case Scalar.Numeric(var number) -> number;
      case Scalar.Flag(var flag) -> flag;
      case PropertyValue.TextList(var texts) -> texts;
    };
  }

  /** Values by name, plain, in the same order. */
  public static Map<String, Object> plain(Map<String, PropertyValue> values) {
    var plain = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  /** The values of a JSON object by name; what no property can hold is left out. */
  public static Map<String, PropertyValue> read(String json) {
    var values = new LinkedHashMap<String, PropertyValue>();
    Json.read(json, PLAIN)
        .forEach((name, value) -> of(value).ifPresent(read -> values.put(name, read)));
    return values;
  }
}
