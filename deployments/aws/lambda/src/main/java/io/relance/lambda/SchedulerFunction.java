package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.relance.application.composition.Relance;
import io.relance.application.execution.ReplayDeadLetter;
import io.relance.functions.handlers.SchedulerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Fires what is due. At a tick it also makes messages that were set aside visible as dead letters,
 * every ten minutes, and tells the figures that an operator watches.
 */
public final class SchedulerFunction implements RequestHandler<ScheduledEvent, Integer> {
  /** Each look at a queue costs, and what is set aside there failed for longer than this. */
  private static final Duration BETWEEN_DRAINS = Duration.ofMinutes(10);

  private final SchedulerHandler handler;
  private final ReplayDeadLetter replay;
  private final EmfMetrics emfMetrics;
  private final InstantSource clock;
  private Instant nextDrain = Instant.EPOCH;

  public SchedulerFunction() {
    this(
        LambdaRuntime.byEnvironment().relance(),
        System.getenv().getOrDefault("RELANCE_PREFIX", "relance-"),
        InstantSource.system());
  }

  SchedulerFunction(Relance relance, String prefix, InstantSource clock) {
    this.handler = new SchedulerHandler(relance.execution().schedule(), relance.dueActions());
    this.replay = relance.administration().replayDeadLetter();
    this.emfMetrics = new EmfMetrics(OperationalMetrics.of(relance), prefix, clock);
    this.clock = clock;
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    var fired = handler.handleRequest(event, context);
    if (!SchedulerHandler.SWEEP.equals(event.getDetailType())) {
      if (fired + drain() > 0) {
        emfMetrics.mayHaveChanged();
      }
      emfMetrics.emit(line -> context.getLogger().log(line + "\n"));
    }
    return fired;
  }

  private int drain() {
    var now = clock.instant();
    if (now.isBefore(nextDrain)) {
      return 0;
    }
    nextDrain = now.plus(BETWEEN_DRAINS);
    return replay.drain();
  }
}
