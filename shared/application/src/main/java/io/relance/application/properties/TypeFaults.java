package io.relance.application.properties;

import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.text.Quoted;
import java.util.Optional;

/** Says what a value must be that a type cannot hold. */
public final class TypeFaults {
  private TypeFaults() {}

  /** What the value must be, as the end of a sentence; empty for one that the type can hold. */
  public static Optional<String> of(PropertyType type, PropertyValue value) {
    return type.accepts(value)
        ? Optional.empty()
        : Optional.of("must be %s, not %s".formatted(type.form(), described(value)));
  }

  private static String described(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> Quoted.of(text);
      case Scalar.Numeric _ -> "a number";
      case Scalar.Flag(var flag) -> String.valueOf(flag);
      case PropertyValue.TextList _ -> "a list";
    };
  }
}
