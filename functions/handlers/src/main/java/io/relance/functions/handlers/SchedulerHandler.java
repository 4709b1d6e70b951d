package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import java.util.Map;

/** Fires due schedule entries: at each tick the new ones, and hourly those that were missed. */
public final class SchedulerHandler implements RequestHandler<ScheduledEvent, Integer> {
  /** The detail type of the hourly event. */
  public static final String SWEEP = "Agenda Sweep";

  private final Schedule schedule;
  private final Map<DueKind, DueAction> actions;

  public SchedulerHandler(Schedule schedule, Map<DueKind, DueAction> actions) {
    this.schedule = schedule;
    this.actions = Map.copyOf(actions);
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    return SWEEP.equals(event.getDetailType()) ? schedule.sweep(actions) : schedule.tick(actions);
  }
}
