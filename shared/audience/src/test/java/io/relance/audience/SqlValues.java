package io.relance.audience;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;

/**
 * Draws only what DuckDB holds exactly: numbers of up to 38 digits, 10 of them decimals, instants
 * to the microsecond, and texts in UTF-8.
 */
final class SqlValues extends RandomValues {
  private static final BigDecimal GREATEST = new BigDecimal("1E+20");
  private static final int DECIMALS = 10;

  SqlValues(Random random) {
    super(random);
  }

  @Override
  String text() {
    var text = super.text();
    return text.codePoints().anyMatch(SqlValues::isHalfOfAPair) ? "Orléans" : text;
  }

  private static boolean isHalfOfAPair(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  @Override
  Duration finest() {
    return Duration.ofNanos(1_000);
  }

  @Override
  BigDecimal number() {
    var number = super.number().setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return number.min(GREATEST).max(GREATEST.negate());
  }
}
