package io.relance.application.recurrence;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.compiler.recurrence.RecurrenceDates;
import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.Trigger;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Schedules the dates of automations that recur, each when the one before it is launched. */
public final class RecurrenceSchedule {
  private final Schedule schedule;
  private final ZoneId project;

  /**
   * @param project the project's time zone
   */
  public RecurrenceSchedule(Schedule schedule, ZoneId project) {
    this.schedule = schedule;
    this.project = project;
  }

  /** The entry of the first date that is not past; empty without one, or another trigger. */
  public Optional<String> first(LiveAutomation live, Instant now) {
    return live.flow().trigger() instanceof Trigger.Recurrence(var times, _)
        ? first(live, times, now)
        : Optional.empty();
  }

  private Optional<String> first(LiveAutomation live, RecurrenceTimes times, Instant now) {
    var today = times.date(now, project);
    var date = new RecurrenceDate(live.id(), live.activation(), today);
    return next(times, today)
        .flatMap(
            first ->
                times.on(first, project).isBefore(now)
                    ? next(times, first.plusDays(1))
                    : Optional.of(first))
        .map(first -> entry(date.on(first), times));
  }

  /** The entry of the date after one; empty after the last. */
  Optional<String> after(RecurrenceDate date, RecurrenceTimes times) {
    return next(times, date.date().plusDays(1)).map(next -> entry(date.on(next), times));
  }

  /** The write that adds an entry. */
  public Write put(String entry) {
    return schedule.put(entry);
  }

  /** Sets the alarm for an entry, so that it is on time; call it after its write. */
  public void wakeFor(String entry) {
    schedule.wakeFor(entry);
  }

  /** The latest date that is due, of a date and those after it. */
  RecurrenceDate latest(RecurrenceDate due, RecurrenceTimes times, Instant now) {
    var latest = due.date();
    var next = next(times, latest.plusDays(1));
    while (next.filter(date -> !times.on(date, project).isAfter(now)).isPresent()) {
      latest = next.orElseThrow();
      next = next(times, latest.plusDays(1));
    }
    return due.on(latest);
  }

  /** The instant of a date. */
  Instant instant(RecurrenceDate date, RecurrenceTimes times) {
    return times.on(date.date(), project);
  }

  private String entry(RecurrenceDate date, RecurrenceTimes times) {
    return schedule.entry(DueKind.RECURRENCE, date.subject(), instant(date, times));
  }

  private static Optional<LocalDate> next(RecurrenceTimes times, LocalDate from) {
    return RecurrenceDates.of(times).flatMap(dates -> dates.from(from));
  }
}
