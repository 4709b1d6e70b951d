package io.relance.application.recurrence;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Launches automations at their dates, as long as the activation lasts under which they were
 * scheduled.
 *
 * <p>Each attempt freezes the audience for a launch of its own. The transaction that accepts one
 * also marks the date as launched and schedules the next date, so that a date has one launch
 * however often its entry is executed.
 */
public final class LaunchAtDates implements DueAction {
  private final ItemStore store;
  private final PublishedFlows flows;
  private final LaunchAutomation launching;
  private final DateSchedule schedule;
  private final DateAudiences audiences;

  public LaunchAtDates(
      ItemStore store,
      PublishedFlows flows,
      LaunchAutomation launching,
      DateSchedule schedule,
      DateAudiences audiences) {
    this.store = store;
    this.flows = flows;
    this.launching = launching;
    this.schedule = schedule;
    this.audiences = audiences;
  }

  @Override
  public DueKind kind() {
    return DueKind.RECURRENCE;
  }

  /** Launches the latest date that is due; dates missed before it are not made up for. */
  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var due = TriggerDate.of(subject);
    flows
        .liveById(due.automation())
        .filter(live -> live.activation() == due.activation())
        .ifPresent(live -> launch(live, due, now));
    return Optional.empty();
  }

  private void launch(LiveAutomation live, TriggerDate due, Instant now) {
    if (live.flow().trigger() instanceof Trigger.AtDates trigger) {
      var date = due.on(schedule.dates(trigger).latest(due.local(), now));
      if (store.get(date.key()).isEmpty()) {
        launch(live, date, trigger);
      }
    }
  }

  private void launch(LiveAutomation live, TriggerDate date, Trigger.AtDates trigger) {
    var dates = schedule.dates(trigger);
    var launch = new LaunchId(LaunchAutomation.newId());
    var with = new ArrayList<Write>();
    with.add(Write.putNew(date.launchedBy(launch)));
    var next = schedule.after(date, dates);
    next.map(schedule::put).ifPresent(with::add);
    launching.launch(
        new LaunchAutomation.Request(
            live.id(),
            launch,
            audiences.of(trigger.audience()),
            List.of(),
            Optional.of(dates.start(date.local())),
            with));
    next.ifPresent(schedule::wakeFor);
  }
}
