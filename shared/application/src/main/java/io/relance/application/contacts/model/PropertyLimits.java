package io.relance.application.contacts.model;

import io.relance.application.persistence.Json;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.text.Quoted;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The limits of the names and values of properties. */
public final class PropertyLimits {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_DIGITS = 38;
  private static final int MOST_TEXTS = 500;
  private static final int LONGEST_LISTED = 200;

  private PropertyLimits() {}

  /** What is wrong with a name, if anything. */
  public static Optional<String> nameFault(String name) {
    return name.isBlank()
            || name.length() > LONGEST_NAME
            || name.chars().anyMatch(Character::isISOControl)
        ? Optional.of("must have names of 1 to 100 printable characters, not " + Quoted.of(name))
        : Optional.empty();
  }

  /** What is wrong with a value, if anything. */
  public static Optional<String> fault(PropertyValue value) {
    return fits(value) ? Optional.empty() : Optional.of(rule(value));
  }

  /** The bytes that values need in JSON; 0 when one of them is too large by itself. */
  public static int bytes(Map<String, PropertyValue> values) {
    return values.values().stream().allMatch(PropertyLimits::fits)
        ? Json.write(PropertyValueJson.plain(values)).getBytes(StandardCharsets.UTF_8).length
        : 0;
  }

  private static String rule(PropertyValue value) {
    return switch (value) {
      case Scalar.Text _, Scalar.Numeric _, Scalar.Flag _ ->
          "must have at most 2,000 characters, or as a number at most 38 digits";
      case PropertyValue.TextList _ -> "must have at most 500 values, each of 1 to 200 characters";
    };
  }

  private static boolean fits(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> text.length() <= LONGEST_TEXT;
      case Scalar.Numeric(var number) -> fits(number);
      case Scalar.Flag _ -> true;
      case PropertyValue.TextList(var texts) ->
          texts.size() <= MOST_TEXTS
              && texts.stream().noneMatch(it -> it.isEmpty() || it.length() > LONGEST_LISTED);
    };
  }

  private static boolean fits(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}
