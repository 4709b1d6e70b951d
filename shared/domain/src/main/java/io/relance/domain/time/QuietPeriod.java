package io.relance.domain.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of each day in which no marketing texts are sent, in local time.
 *
 * @param from the first quiet minute
 * @param to the first minute that is not quiet, of the next day if it is before {@code from}
 */
public record QuietPeriod(LocalTime from, LocalTime to, RestDays restDays) {
  public QuietPeriod {
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "Quiet hours must begin and end at different times, not both at " + from);
    }
  }

  /** The first instant from {@code now} on that is not quiet in a zone. */
  public Instant opening(Instant now, ZoneId zone) {
    var at = now;
    while (isQuiet(at.atZone(zone).toLocalDateTime())) {
      at = nextCandidate(at, zone);
    }
    return at;
  }

  private boolean isQuiet(LocalDateTime local) {
    var time = local.toLocalTime();
    var inPeriod =
        from.isBefore(to)
            ? !time.isBefore(from) && time.isBefore(to)
            : !time.isBefore(from) || time.isBefore(to);
    return inPeriod || restDays.includes(local.toLocalDate());
  }

  /** A later instant at which the quiet hours may end. */
  private Instant nextCandidate(Instant at, ZoneId zone) {
    var today = at.atZone(zone).toLocalDate();
    var end = today.atTime(to);
    if (!restDays.includes(today)) {
      var candidate = end.atZone(zone);
      if (candidate.toInstant().isAfter(at)) {
        return candidate.toInstant();
      }
      // A clock that is set back shows the end of the quiet hours twice.
      var second = candidate.withLaterOffsetAtOverlap().toInstant();
      if (second.isAfter(at)) {
        return second;
      }
    }
    return today.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
