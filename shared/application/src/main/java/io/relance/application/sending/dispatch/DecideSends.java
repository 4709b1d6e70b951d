package io.relance.application.sending.dispatch;

import io.relance.application.logging.LogId;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.render.RenderMessages;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides on sends immediately before their dispatch; records and logs each decision. */
public final class DecideSends {
  private static final Logger LOG = LoggerFactory.getLogger(DecideSends.class);

  private final RenderMessages texts;
  private final Recorder recorder;

  public DecideSends(RenderMessages texts, Recorder recorder) {
    this.texts = texts;
    this.recorder = recorder;
  }

  SendDecision decide(SendContext sendContext) {
    var sendDecision = SendDecision.of(sendContext, texts);
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
    return sendDecision;
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
