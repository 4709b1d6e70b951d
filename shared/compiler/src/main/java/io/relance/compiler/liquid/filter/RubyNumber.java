package io.relance.compiler.liquid.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import liqp.PlainBigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as Ruby's Liquid computes with it.
 *
 * @param whole whether it is an integer: then it is divided and printed without decimals
 */
record RubyNumber(BigDecimal value, boolean whole) {
  private static final int MAX_DIGITS = 100;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
  private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?\\d+)");

  RubyNumber {
    if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
      throw new ArithmeticException("A number has too many digits");
    }
  }

  /** The number that a value stands for: 0 for nil and for texts that begin with none. */
  static RubyNumber of(@Nullable Object value) {
    return switch (value) {
      case Number number -> of(number);
      case CharSequence text -> of(text.toString());
      case null, default -> whole(BigDecimal.ZERO);
    };
  }

  /** An integer where one is required. */
  static int integer(@Nullable Object value) {
    var number = of(value);
    if (!number.whole
        || value == null
        || (value instanceof CharSequence text && !isInteger(text))) {
      throw new IllegalArgumentException("An argument must be a whole number");
    }
    return number
        .value
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .max(BigDecimal.valueOf(-Integer.MAX_VALUE))
        .intValueExact();
  }

  static RubyNumber whole(BigDecimal value) {
    return new RubyNumber(value, true);
  }

  static RubyNumber decimal(BigDecimal value) {
    return new RubyNumber(value, false);
  }

  /** The result of an operation on two numbers, which is whole when both are. */
  RubyNumber with(RubyNumber other, BigDecimal result) {
    return new RubyNumber(result, whole && other.whole);
  }

  /** The whole number that is not greater. */
  RubyNumber floor() {
    return whole(value.setScale(0, RoundingMode.FLOOR));
  }

  /** As texts print it: decimals have at least one digit after the point. */
  Number printed() {
    if (!whole) {
      var printed = BigDecimal.valueOf(value.doubleValue());
      var scale = Math.max(1, printed.stripTrailingZeros().scale());
      return new PlainBigDecimal(printed.setScale(scale, RoundingMode.UNNECESSARY));
    }
    var integer = value.toBigIntegerExact();
    return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
  }

  private static RubyNumber of(Number number) {
    return switch (number) {
      case PlainBigDecimal decimal -> new RubyNumber(decimal, decimal.scale() <= 0);
      case BigDecimal decimal -> new RubyNumber(decimal, isWhole(decimal));
      case BigInteger integer -> whole(new BigDecimal(integer));
      case Double fraction -> decimal(BigDecimal.valueOf(fraction));
      case Float fraction -> decimal(BigDecimal.valueOf(fraction));
      default -> whole(BigDecimal.valueOf(number.longValue()));
    };
  }

  private static RubyNumber of(String text) {
    var stripped = text.strip();
    if (DECIMAL.matcher(stripped).matches()) {
      return decimal(new BigDecimal(stripped));
    }
    var integer = INTEGER.matcher(text);
    return whole(integer.lookingAt() ? new BigDecimal(integer.group(1)) : BigDecimal.ZERO);
  }

  /** Whether a decimal has no fraction, as the numbers of properties may be written. */
  static boolean isWhole(BigDecimal decimal) {
    return decimal.stripTrailingZeros().scale() <= 0;
  }

  private static boolean isInteger(CharSequence text) {
    return INTEGER.matcher(text.toString().strip()).matches();
  }
}
