package io.relance.application.launches;

import io.relance.domain.flow.TriggerZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a launch starts, and how fast its contacts enter.
 *
 * @param at when its audience is taken
 * @param local when each contact goes to the first element, in its own time zone; empty for at once
 * @param rate how fast its contacts enter; empty for all at once
 */
public record LaunchStart(Instant at, Optional<LocalDateTime> local, Optional<EntryRate> rate) {
  /** A start for all contacts at once. */
  public static LaunchStart at(Instant instant) {
    return new LaunchStart(instant, Optional.empty(), Optional.empty());
  }

  /**
   * The moment that is now for the criteria of its audience: where contacts start at their own
   * times, that in the project's zone, so that a day is the day of the date.
   */
  Instant criteriaAt(ZoneId project) {
    return local.map(it -> TriggerZone.instant(it, project)).orElse(at);
  }

  /** The instant for which contacts of a time zone wait; empty when they go on at once. */
  Optional<Instant> wait(ZoneId zone, Instant now) {
    return local.map(it -> TriggerZone.instant(it, zone)).filter(now::isBefore);
  }

  /** How long a contact waits after the first of its page: those of a minute enter together. */
  Duration delay(int place) {
    return rate.map(it -> it.time(place).truncatedTo(ChronoUnit.MINUTES)).orElse(Duration.ZERO);
  }
}
