package io.relance.domain.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the next of some weekdays at a local time.
 *
 * <p>A local time that the clock skips is the moment it starts again, if that is still the same
 * day; one that it shows twice is the first of them.
 */
public final class NextWeekday {
  /** A chosen day may be missing from a week, where a land crossed the date line. */
  private static final int DAYS_SEARCHED = 21;

  private NextWeekday() {}

  /** The first instant after {@code now} at which it is one of the days and this time in a zone. */
  public static Instant after(Instant now, Set<DayOfWeek> days, LocalTime at, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return IntStream.range(0, DAYS_SEARCHED)
        .mapToObj(today::plusDays)
        .filter(date -> days.contains(date.getDayOfWeek()))
        .flatMap(date -> on(date, at, zone).stream())
        .filter(now::isBefore)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There must be at least one weekday"));
  }

  private static Optional<Instant> on(LocalDate date, LocalTime at, ZoneId zone) {
    var local = date.atTime(at);
    var change = zone.getRules().getTransition(local);
    if (change == null || !change.isGap()) {
      return Optional.of(local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }
    return change.getDateTimeAfter().toLocalDate().equals(date)
        ? Optional.of(change.getInstant())
        : Optional.empty();
  }
}
