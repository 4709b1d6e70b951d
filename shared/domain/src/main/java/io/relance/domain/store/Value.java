package io.relance.domain.store;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of an attribute of an item. */
public sealed interface Value {
  /**
   * A text; half a surrogate pair, which UTF-8 cannot encode, becomes the replacement character.
   */
  record Text(String text) implements Value {
    public Text {
      text = ItemSize.wellFormed(text);
    }
  }

  /** A number of at most 38 significant digits; equal when the numbers are, however written. */
  record Numeric(BigDecimal number) implements Value {
    private static final int MOST_DIGITS = 38;
    private static final int LARGEST_EXPONENT = 125;
    private static final int SMALLEST_EXPONENT = -130;

    public Numeric {
      var digits = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      var exponent = digits.precision() - digits.scale() - 1;
      if (digits.precision() > MOST_DIGITS
          || exponent > LARGEST_EXPONENT
          || exponent < SMALLEST_EXPONENT) {
        throw new IllegalArgumentException(
            "The number must have at most 38 digits and be less than 10^126");
      }
      number = digits.scale() < 0 ? digits.setScale(0) : digits;
    }
  }

  record Flag(boolean flag) implements Value {}

  record Nothing() implements Value {}

  record ListOf(List<Value> values) implements Value {
    public ListOf {
      values = List.copyOf(values);
    }
  }

  record MapOf(Map<String, Value> values) implements Value {
    public MapOf {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Numeric(BigDecimal.valueOf(number));
  }

  static Value of(boolean flag) {
    return new Flag(flag);
  }
}
