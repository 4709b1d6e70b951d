package io.relance.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/** Bounds numbers by their digits and exponent, without writing them out. */
final class NumberBounds {
  private static final int MOST_DIGITS = 38;
  private static final int MOST_BITS = 127;
  private static final int LARGEST_EXPONENT = 125;
  private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(MOST_DIGITS);

  private NumberBounds() {}

  static boolean hold(JsonNode number) {
    if (number.isIntegralNumber()) {
      return hold(number.bigIntegerValue());
    }
    if ((number.isDouble() || number.isFloat()) && !Double.isFinite(number.doubleValue())) {
      return false;
    }
    var decimal = number.decimalValue();
    var exponent = (long) decimal.precision() - decimal.scale() - 1;
    return decimal.precision() <= MOST_DIGITS && Math.abs(exponent) <= LARGEST_EXPONENT;
  }

  private static boolean hold(BigInteger integer) {
    return integer.bitLength() <= MOST_BITS && integer.abs().compareTo(TOO_LARGE) < 0;
  }
}
