package io.relance.application.sending.dispatch;

import io.relance.application.logging.LogId;
import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.guard.DailyGrant;
import io.relance.application.sending.guard.DailyQuotas;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.render.RenderMessages;
import io.relance.domain.id.AutomationId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * Decisions on sends.
   *
   * @param grant what was taken of the day's caps; empty for sends of no automation
   */
  record Decided(List<SendDecision> decisions, Optional<DailyGrant> grant) {}

  /** The decisions on sends of one automation, or of none; those above a cap wait for tomorrow. */
  Decided decide(List<SendContext> contexts) {
    var decisions = contexts.stream().map(it -> SendDecision.of(it, texts)).toList();
    var decided =
        automation(decisions)
            .map(it -> withinQuota(decisions, quotas.take(it, count(decisions))))
            .orElseGet(() -> new Decided(decisions, Optional.empty()));
    decided.decisions().forEach(this::record);
    return decided;
  }

  /** Returns to the day's caps what was taken of them for sends, but for those that used it. */
  void giveBack(Decided decided, int used) {
    decided.grant().ifPresent(it -> quotas.giveBack(it, Math.max(0, it.count() - used)));
  }

  /** Counts what a cap holds, once it is stored. */
  void countHeld(Decided decided, List<Send> changed) {
    var others = changed.stream().map(Send::id).collect(Collectors.toSet());
    int held =
        (int)
            decided.decisions().stream()
                .filter(DecideSends::isCapped)
                .filter(it -> !others.contains(it.send().id()))
                .count();
    decided.grant().filter(_ -> held > 0).ifPresent(it -> quotas.hold(it, held));
  }

  private static boolean isCapped(SendDecision decision) {
    return decision instanceof SendDecision.Hold(var _, var _, var reason)
        && reason.equals(SendWrites.DAILY_CAP);
  }

  private static Optional<AutomationId> automation(List<SendDecision> decisions) {
    return decisions.stream()
        .findFirst()
        .flatMap(it -> it.send().intent().position())
        .map(FlowPosition::automation);
  }

  /** Replies in an exchange are counted, and not held: tomorrow they would reply to nothing. */
  private Decided withinQuota(List<SendDecision> decisions, DailyGrant grant) {
    int left = grant.count();
    var within = new ArrayList<SendDecision>();
    for (var decision : decisions) {
      boolean exceeds = decision instanceof SendDecision.Ready && left-- <= 0;
      within.add(exceeds && !isReply(decision) ? held(decision, grant) : decision);
    }
    return new Decided(within, Optional.of(grant));
  }

  private SendDecision held(SendDecision decision, DailyGrant grant) {
    return new SendDecision.Hold(decision.context(), quotas.nextDay(grant), SendWrites.DAILY_CAP);
  }

  private static boolean isReply(SendDecision decision) {
    return decision.context().facts().exchange() != Gate.Exchange.NONE;
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
