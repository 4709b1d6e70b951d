package io.relance.application.simulation;

import io.relance.domain.text.PeriodWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a duration in words. */
final class DurationText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm:ss", Locale.ENGLISH);

  private DurationText() {}

  /** Such as “until Monday 30 November 2026 at 09:00:00 (Europe/Paris)”. */
  static String until(Instant instant, ZoneId zone) {
    return "until " + MOMENT.format(instant.atZone(zone)) + " (" + zone + ")";
  }

  /** Such as “for 1 day 12 hours”. */
  static String period(Duration period) {
    return "for " + PeriodWords.of(period);
  }
}
