package io.relance.application.retention;

import java.time.LocalDate;

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

  /** Whether nothing is deleted. */
  boolean keepsAll() {
    return days == 0;
  }

  /** The first of the days whose records are kept on a day. */
  LocalDate cutoff(LocalDate day) {
    return day.minusDays(days);
  }
}
