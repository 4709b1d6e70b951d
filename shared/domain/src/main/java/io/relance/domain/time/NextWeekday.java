package io.relance.domain.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the next of some weekdays at a local time.
 *
 * <p>A local time that a zone leaves out when its clocks go forward is moved later by what was left
 * out; one that happens twice when they go back means the first.
 */
public final class NextWeekday {
  private NextWeekday() {}

  /** The first instant after {@code now} at which it is one of the days and this time in a zone. */
  public static Instant after(Instant now, Set<DayOfWeek> days, LocalTime at, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, 8)
        .mapToObj(today::plusDays)
        .filter(date -> days.contains(date.getDayOfWeek()))
        .map(date -> ZonedDateTime.of(date, at, zone).toInstant())
        .filter(instant -> instant.isAfter(now))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("A weekday is needed"));
  }
}
