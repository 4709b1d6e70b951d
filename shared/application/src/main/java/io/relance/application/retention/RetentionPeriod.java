package io.relance.application.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long messages and enrollments are stored.
 *
 * @param days whole days in the project's zone; 0 for as long as the installation
 */
public record RetentionPeriod(int days) {
  /** Receipts, answers and replays refer to messages for up to 30 days. */
  public static final int SHORTEST = 90;

  /** Nothing is deleted. */
  public static final RetentionPeriod UNLIMITED = new RetentionPeriod(0);

  public RetentionPeriod {
    if (days != 0 && days < SHORTEST) {
      throw new IllegalArgumentException(
          "A retention period must have at least %d days, not %d".formatted(SHORTEST, days));
    }
  }

  boolean isLimited() {
    return days > 0;
  }

  /** Before when everything is deleted on a day. */
  Instant cutoff(LocalDate day, ZoneId zone) {
    return day.minusDays(days).atStartOfDay(zone).toInstant();
  }
}
