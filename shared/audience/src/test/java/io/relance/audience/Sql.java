package io.relance.audience;

import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as SQL does. */
final class Sql {
  private Sql() {}

  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String number(BigDecimal number) {
    return "'%s'::DECIMAL(38, 10)".formatted(number.toPlainString());
  }

  static String date(LocalDate date) {
    return "'%s'::DATE".formatted(date);
  }

  static String instant(Instant instant) {
    return "'%s'::TIMESTAMPTZ".formatted(instant);
  }

  static String period(Duration period) {
    return "to_seconds(%d)".formatted(period.toSeconds());
  }

  static String texts(List<String> texts) {
    return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
  }

  static String row(String... values) {
    return "(" + String.join(", ", values) + ")";
  }

  /** The properties of a contact, an event or a related row. */
  static String properties(Map<String, PropertyValue> properties) {
    return properties.entrySet().stream()
        .map(property -> text(property.getKey()) + ": " + value(property.getValue()))
        .collect(Collectors.joining(", ", "MAP {", "}"));
  }

  private static String value(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> "text_value(%s)".formatted(text(text));
      case Scalar.Numeric(var number) -> "number_value(%s)".formatted(number(number));
      case Scalar.Flag(var flag) -> "flag_value(%s)".formatted(flag);
      case PropertyValue.TextList(var texts) -> "texts_value(%s)".formatted(texts(texts));
    };
  }
}
