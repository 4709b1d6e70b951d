package io.relance.domain.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a recurrence takes place.
 *
 * @param rule the dates, as an RRULE of RFC 5545
 * @param start the local date from which the rule counts
 * @param until the last local date
 * @param zone where the dates and the time are local; empty for the project's time zone
 * @param at the local time
 */
public record RecurrenceTimes(
    String rule, LocalDate start, Optional<LocalDate> until, Optional<ZoneId> zone, LocalTime at) {

  /**
   * The instant of the recurrence on a date. A local time that is skipped keeps the offset before
   * it; one that comes twice is the first.
   *
   * @param project the project's time zone
   */
  public Instant on(LocalDate date, ZoneId project) {
    return date.atTime(at).atZone(zone.orElse(project)).toInstant();
  }

  /** The local date of an instant. */
  public LocalDate date(Instant instant, ZoneId project) {
    return LocalDate.ofInstant(instant, zone.orElse(project));
  }
}
