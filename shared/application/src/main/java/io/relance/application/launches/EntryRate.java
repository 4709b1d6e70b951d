package io.relance.application.launches;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * How fast the contacts of a launch enter.
 *
 * @param perSecond contacts per second at most
 */
public record EntryRate(BigDecimal perSecond) {
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  /** How long so many contacts take. */
  Duration time(long contacts) {
    var millis = BigDecimal.valueOf(contacts).multiply(MILLIS);
    return Duration.ofMillis(millis.divide(perSecond, MathContext.DECIMAL64).longValue());
  }
}
