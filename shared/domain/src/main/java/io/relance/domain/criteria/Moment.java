package io.relance.domain.criteria;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A date, or an instant, that properties are compared with. */
public sealed interface Moment {
  /** A day of the calendar, in no time zone. */
  record Day(LocalDate date) implements Moment {
    @Override
    public String toString() {
      return date.toString();
    }
  }

  /** A point in time. */
  record Point(Instant instant) implements Moment {
    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /**
   * Reads a date such as {@code 2026-03-01} or an instant such as {@code 2026-03-01T09:30:00+01:00}
   * (ISO 8601); empty for every other text.
   */
  static Optional<Moment> parse(String text) {
    if (text.isEmpty() || "0123456789+-".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() <= "2026-03-01".length()
              ? new Day(LocalDate.parse(text))
              : new Point(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day of this moment in a time zone. */
  default LocalDate day(ZoneId zone) {
    return switch (this) {
      case Day(var date) -> date;
      case Point(var instant) -> LocalDate.ofInstant(instant, zone);
    };
  }

  /**
   * Whether this moment is strictly before another. A day and an instant compare as days in the
   * time zone, so an instant on the day itself is neither before nor after it.
   */
  default boolean isBefore(Moment other, ZoneId zone) {
    if (this instanceof Point(var instant) && other instanceof Point(var later)) {
      return instant.isBefore(later);
    }
    return day(zone).isBefore(other.day(zone));
  }
}
