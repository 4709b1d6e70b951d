package io.relance.application.recurrence;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.flow.Trigger;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Schedules the dates of automations, each when the one before it is launched. */
public final class DateSchedule {
  private final Schedule schedule;
  private final ZoneId project;

  /**
   * @param project the project's time zone
   */
  public DateSchedule(Schedule schedule, ZoneId project) {
    this.schedule = schedule;
    this.project = project;
  }

  /** The dates of a trigger. */
  TriggerDates dates(Trigger.AtDates trigger) {
    return new TriggerDates(trigger, project);
  }

  /** The entry of the first date that is not past; empty without one, or another trigger. */
  public Optional<String> first(LiveAutomation live, Instant now) {
    return live.flow().trigger() instanceof Trigger.AtDates trigger
        ? first(live, dates(trigger), now)
        : Optional.empty();
  }

  private Optional<String> first(LiveAutomation live, TriggerDates dates, Instant now) {
    return dates
        .first(now)
        .map(first -> entry(new TriggerDate(live.id(), live.activation(), first), dates));
  }

  /** The entry of the date after one; empty after the last. */
  Optional<String> after(TriggerDate date, TriggerDates dates) {
    return dates.after(date.local()).map(next -> entry(date.on(next), dates));
  }

  /** The write that adds an entry. */
  public Write put(String entry) {
    return schedule.put(entry);
  }

  /** Sets the alarm for an entry, so that it is on time; call it after its write. */
  public void wakeFor(String entry) {
    schedule.wakeFor(entry);
  }

  private String entry(TriggerDate date, TriggerDates dates) {
    return schedule.entry(DueKind.RECURRENCE, date.subject(), dates.instant(date.local()));
  }
}
