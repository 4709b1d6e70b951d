package io.relance.application.sending.dispatch;

import io.relance.application.logging.LogId;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.guard.DailyQuotas;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.render.RenderMessages;
import io.relance.domain.id.AutomationId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on sends immediately before their dispatch, with what is left of the day's caps; records
 * and logs each decision.
 */
public final class DecideSends {
  private static final Logger LOG = LoggerFactory.getLogger(DecideSends.class);

  private final RenderMessages texts;
  private final DailyQuotas quotas;
  private final Recorder recorder;

  public DecideSends(RenderMessages texts, DailyQuotas quotas, Recorder recorder) {
    this.texts = texts;
    this.quotas = quotas;
    this.recorder = recorder;
  }

  /** The decisions on sends of one automation, or of none; those above a cap wait for tomorrow. */
  List<SendDecision> decide(List<SendContext> contexts) {
    var decisions = contexts.stream().map(it -> SendDecision.of(it, texts)).toList();
    var within = automation(decisions).map(it -> withinQuota(decisions, it)).orElse(decisions);
    within.forEach(this::record);
    return within;
  }

  /** Returns to the day's caps what was decided to be sent, and was not. */
  void giveBack(List<SendDecision> decisions, int sent) {
    automation(decisions).ifPresent(it -> quotas.giveBack(it, count(decisions) - sent));
  }

  private static Optional<AutomationId> automation(List<SendDecision> decisions) {
    return decisions.stream()
        .findFirst()
        .flatMap(it -> it.send().intent().position())
        .map(FlowPosition::automation);
  }

  private List<SendDecision> withinQuota(List<SendDecision> decisions, AutomationId automation) {
    int ready = count(decisions);
    int taken = quotas.take(automation, ready);
    if (taken == ready) {
      return decisions;
    }
    var within = new ArrayList<SendDecision>();
    for (var decision : decisions) {
      if (decision instanceof SendDecision.Ready && taken-- <= 0) {
        var tomorrow = quotas.nextDay();
        within.add(new SendDecision.Hold(decision.context(), tomorrow, SendWrites.DAILY_CAP));
      } else {
        within.add(decision);
      }
    }
    return within;
  }

  private static int count(List<SendDecision> decisions) {
    return (int) decisions.stream().filter(SendDecision.Ready.class::isInstance).count();
  }

  private void record(SendDecision sendDecision) {
    var sendContext = sendDecision.context();
    var channel = sendContext.send().intent().channel();
    var decided =
        switch (sendDecision) {
          case SendDecision.Ready _ -> new Observation.GateDecided(channel, "send", "");
          case SendDecision.Hold _ -> new Observation.GateDecided(channel, "hold", "");
          case SendDecision.Skip(var _, var reason) ->
              new Observation.GateDecided(channel, "skip", reason.code());
          case SendDecision.Fail _ -> new Observation.GateDecided(channel, "broken-text", "");
        };
    recorder.record(decided);
    log(sendContext, decided);
  }

  private static void log(SendContext sendContext, Observation.GateDecided decided) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    var send = sendContext.send();
    var enrollment = send.intent().position().map(FlowPosition::enrollment);
    try (var _ = sendContext.source().map(LogId.EVENT::put).orElse(LogId.Scope.NONE);
        var _ =
            enrollment.map(Object::toString).map(LogId.ENROLLMENT::put).orElse(LogId.Scope.NONE);
        var _ = LogId.SEND.put(send.id().value())) {
      LOG.debug(
          "The gate decided on send {}: {}{}",
          send.id(),
          decided.decision(),
          decided.reason().isEmpty() ? "" : ", " + decided.reason());
    }
  }
}
