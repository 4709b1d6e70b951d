package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.relance.application.activation.RemoveMachines;
import io.relance.application.activation.RepublishAutomations;
import io.relance.application.retention.StartRetention;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import java.util.Map;

/**
 * Fires due schedule entries: at each tick the new ones, and hourly those that were missed; then it
 * also publishes automations again that this version compiles differently, starts the daily
 * deletion of what is older than the retention period, and removes machines that no enrollment is
 * in any more.
 */
public final class SchedulerHandler implements RequestHandler<ScheduledEvent, Integer> {
  /** The detail type of the hourly event. */
  public static final String SWEEP = "Agenda Sweep";

  private final Schedule schedule;
  private final Map<DueKind, DueAction> actions;
  private final RepublishAutomations republish;
  private final RemoveMachines machines;
  private final StartRetention retention;

  public SchedulerHandler(
      Schedule schedule,
      Map<DueKind, DueAction> actions,
      RepublishAutomations republish,
      RemoveMachines machines,
      StartRetention retention) {
    this.schedule = schedule;
    this.actions = Map.copyOf(actions);
    this.republish = republish;
    this.machines = machines;
    this.retention = retention;
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    if (SWEEP.equals(event.getDetailType())) {
      republish.run();
      int fired = schedule.sweep(actions);
      retention.run();
      machines.run();
      return fired;
    }
    return schedule.tick(actions);
  }
}
