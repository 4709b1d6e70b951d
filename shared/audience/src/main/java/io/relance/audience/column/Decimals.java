package io.relance.audience.column;

import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/** Exact numbers as whole numbers of a scale. */
public final class Decimals {
  private static final int DIGITS_OF_LONG = 19;

  private Decimals() {}

  static Scalar.Numeric number(long unscaled, int scale) {
    return new Scalar.Numeric(BigDecimal.valueOf(unscaled, scale));
  }

  /** The whole numbers at which comparisons with a number may change their answer. */
  public static LongStream turns(BigDecimal number, int scale) {
    long floor = floor(number, scale);
    return floor == Long.MAX_VALUE ? LongStream.of(floor) : LongStream.of(floor, floor + 1);
  }

  /**
   * The greatest whole number of the scale that is not greater, or the nearest that a long can
   * hold; without writing out the zeros of a number with a large exponent.
   */
  private static long floor(BigDecimal number, int scale) {
    long digits = (long) number.precision() - number.scale() + scale;
    if (digits < 0) {
      return number.signum() < 0 ? -1 : 0;
    }
    return digits > DIGITS_OF_LONG
        ? nearest(number.signum())
        : nearest(number.scaleByPowerOfTen(scale).setScale(0, RoundingMode.FLOOR));
  }

  private static long nearest(BigDecimal whole) {
    var value = whole.toBigInteger();
    return value.bitLength() < Long.SIZE ? value.longValue() : nearest(whole.signum());
  }

  private static long nearest(int sign) {
    return sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE - 1;
  }
}
