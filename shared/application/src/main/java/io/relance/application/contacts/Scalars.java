package io.relance.application.contacts;

import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Property values between our words and plain texts, numbers and flags, as JSON has them. */
public final class Scalars {
  private Scalars() {}

  /** The value of a plain one; empty when it is none of the three. */
  public static Optional<Scalar> of(@Nullable Object plain) {
    return switch (plain) {
      case String text -> Optional.of(new Scalar.Text(text));
      case Boolean flag -> Optional.of(new Scalar.Flag(flag));
      case BigDecimal number -> Optional.of(new Scalar.Numeric(number));
      case BigInteger number -> Optional.of(new Scalar.Numeric(new BigDecimal(number)));
      case Integer number -> Optional.of(new Scalar.Numeric(BigDecimal.valueOf(number)));
      case Long number -> Optional.of(new Scalar.Numeric(BigDecimal.valueOf(number)));
      case Double number when Double.isFinite(number) ->
          Optional.of(new Scalar.Numeric(BigDecimal.valueOf(number)));
      case null, default -> Optional.empty();
    };
  }

  public static Object plain(Scalar value) {
    return switch (value) {
      case Scalar.Text(var text) -> text;
      case Scalar.Numeric(var number) -> number;
      case Scalar.Flag(var flag) -> flag;
    };
  }

  /** Values by name, plain, in the same order. */
  public static Map<String, Object> plain(Map<String, Scalar> values) {
    var plain = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  static Map<String, Scalar> read(Map<String, Object> plain) {
    var values = new LinkedHashMap<String, Scalar>();
    plain.forEach((name, value) -> of(value).ifPresent(scalar -> values.put(name, scalar)));
    return values;
  }
}
