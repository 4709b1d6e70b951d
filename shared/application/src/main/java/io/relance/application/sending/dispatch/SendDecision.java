package io.relance.application.sending.dispatch;

import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.SkipReason;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;
import io.relance.application.sending.render.RenderMessages;
import io.relance.application.sending.render.RenderResult;
import java.time.Instant;

/** The decision on a send, from its context. */
public sealed interface SendDecision {
  SendContext context();

  record Ready(SendContext context, OutboundMessage message) implements SendDecision {}

  /**
   * It waits.
   *
   * @param reason the code of the reason, such as {@code quiet-hours}
   */
  record Hold(SendContext context, Instant until, String reason) implements SendDecision {}

  record Skip(SendContext context, SkipReason reason) implements SendDecision {}

  record Fail(SendContext context, String reason) implements SendDecision {}

  default Send send() {
    return context().send();
  }

  /** The decision of the gate and, if it permits the send, the result of rendering. */
  static SendDecision of(SendContext sendContext, RenderMessages texts) {
    return switch (Gate.decide(sendContext.facts())) {
      case Gate.Decision.Skip(var reason) -> new Skip(sendContext, reason);
      case Gate.Decision.HoldUntil(var opening) ->
          new Hold(sendContext, opening, SendWrites.QUIET_HOURS);
      case Gate.Decision.Go() when sendContext.reservations().refusal().isPresent() ->
          new Skip(sendContext, sendContext.reservations().refusal().orElseThrow());
      case Gate.Decision.Go() ->
          switch (texts.write(sendContext)) {
            case RenderResult.Written(var parcel) -> new Ready(sendContext, parcel);
            case RenderResult.Withheld(var reason) -> new Skip(sendContext, reason);
            case RenderResult.Broken(var reason) -> new Fail(sendContext, reason);
          };
    };
  }
}
