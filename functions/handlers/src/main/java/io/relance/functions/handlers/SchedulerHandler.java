package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.relance.application.scheduling.Agenda;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import java.util.Map;

/** Fires due schedule entries: at each tick the new ones, and hourly those that were missed. */
public final class SchedulerHandler implements RequestHandler<ScheduledEvent, Integer> {
  /** The detail type of the hourly event. */
  public static final String SWEEP = "Agenda Sweep";

  private final Agenda agenda;
  private final Map<DueKind, DueAction> actions;

  public SchedulerHandler(Agenda agenda, Map<DueKind, DueAction> actions) {
    this.agenda = agenda;
    this.actions = Map.copyOf(actions);
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    return SWEEP.equals(event.getDetailType()) ? agenda.sweep(actions) : agenda.tick(actions);
  }
}
