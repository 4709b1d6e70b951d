package io.relance.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.relance.application.walks.ReplayDeadLetter;
import io.relance.functions.agenda.AgendaHandler;
import java.time.InstantSource;

/**
 * Fires what is due. At every tick it also makes messages that were set aside visible as dead
 * letters, and tells the figures that an operator watches.
 */
public final class AgendaFunction implements RequestHandler<ScheduledEvent, Integer> {
  private final AgendaHandler handler;
  private final ReplayDeadLetter replay;
  private final Gauges gauges;

  public AgendaFunction() {
    var environment = System.getenv();
    var relance = Deployed.byEnvironment().relance();
    handler = new AgendaHandler(relance.walking().agenda(), relance.dueActions());
    replay = relance.replay();
    gauges =
        new Gauges(
            Figures.of(relance),
            environment.getOrDefault("RELANCE_PREFIX", "relance-"),
            InstantSource.system());
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    var fired = handler.handleRequest(event, context);
    if (!AgendaHandler.SWEEP.equals(event.getDetailType())) {
      replay.drain();
      gauges.tell(line -> context.getLogger().log(line + "\n"));
    }
    return fired;
  }
}
