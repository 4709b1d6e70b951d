package io.relance.application.recurrence;

import io.relance.application.launches.LaunchStart;
import io.relance.compiler.recurrence.RecurrenceDates;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.Trigger;
import io.relance.domain.flow.TriggerZone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The dates of a trigger, and the instants at which their launches start.
 *
 * @param project the project's time zone
 */
record TriggerDates(Trigger.AtDates trigger, ZoneId project) {
  /** The first date that is not past; empty when there is none. */
  Optional<LocalDateTime> first(Instant now) {
    var zone = trigger.zone().deciding(project);
    var next = from(LocalDateTime.ofInstant(now, zone).toLocalDate().atStartOfDay());
    while (next.filter(date -> TriggerZone.instant(date, zone).isBefore(now)).isPresent()) {
      next = after(next.orElseThrow());
    }
    return next;
  }

  /**
   * The latest date whose launch is due, of a date and those after it. A date that is not past is
   * not passed over, even where it comes later than in the first time zone.
   */
  LocalDateTime latest(LocalDateTime due, Instant now) {
    var zone = trigger.zone().deciding(project);
    var latest = due;
    var next = after(latest);
    while (next.filter(date -> !instant(date).isAfter(now)).isPresent()
        && TriggerZone.instant(latest, zone).isBefore(now)) {
      latest = next.orElseThrow();
      next = after(latest);
    }
    return latest;
  }

  /** The date after one; empty after the last. */
  Optional<LocalDateTime> after(LocalDateTime date) {
    return from(date.plusSeconds(1));
  }

  private Optional<LocalDateTime> from(LocalDateTime from) {
    return switch (trigger) {
      case Trigger.Dates dates ->
          dates.times().at().stream().sorted().filter(date -> !date.isBefore(from)).findFirst();
      case Trigger.Recurrence recurrence -> from(recurrence.times(), from);
    };
  }

  private static Optional<LocalDateTime> from(RecurrenceTimes times, LocalDateTime from) {
    var day = from.toLocalDate();
    return RecurrenceDates.of(times)
        .flatMap(
            dates -> dates.from(from.toLocalTime().isAfter(times.at()) ? day.plusDays(1) : day))
        .map(date -> date.atTime(times.at()));
  }

  /** The instant at which the launch of a date starts. */
  Instant instant(LocalDateTime date) {
    return TriggerZone.instant(date, trigger.zone().first(project));
  }

  /** How the launch of a date starts: for each contact at its own time, if that is its zone. */
  LaunchStart start(LocalDateTime date) {
    return trigger.zone() instanceof TriggerZone.OfContact
        ? new LaunchStart(instant(date), Optional.of(date), Optional.empty())
        : LaunchStart.at(instant(date));
  }
}
