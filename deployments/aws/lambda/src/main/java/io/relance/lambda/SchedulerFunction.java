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
 * Fires due schedule entries. On a tick it also publishes operational metrics and, every ten
 * minutes, moves messages from dead-letter queues to the API's dead letters.
 */
public final class SchedulerFunction implements RequestHandler<ScheduledEvent, Integer> {
  /**
   * Receiving from a queue costs, and a message in a dead-letter queue has failed for longer than
   * this.
   */
  private static final Duration BETWEEN_DRAINS = Duration.ofMinutes(10);

  private final SchedulerHandler handler;
  private final ReplayDeadLetter replay;
  private final EmfMetrics emfMetrics;
  private final InstantSource clock;
  private Instant nextDrain = Instant.EPOCH;

  public SchedulerFunction() {
    this(new ScheduleRecorder());
  }

  private SchedulerFunction(ScheduleRecorder recorder) {
    this(
        LambdaRuntime.byEnvironment(recorder).relance(),
        recorder,
        System.getenv().getOrDefault("RELANCE_PREFIX", "relance-"),
        InstantSource.system());
  }

  SchedulerFunction(
      Relance relance, ScheduleRecorder recorder, String prefix, InstantSource clock) {
    this.handler =
        new SchedulerHandler(
            relance.execution().schedule(),
            relance.dueActions(),
            relance.authoring().republishAutomations(),
            relance.authoring().removeMachines(),
            relance.backgroundJobs().startRetention());
    this.replay = relance.administration().replayDeadLetter();
    this.emfMetrics = new EmfMetrics(OperationalMetrics.of(relance, recorder), prefix, clock);
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
