package io.relance.compiler.validate;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import java.util.stream.Stream;

/** Reports replies on another channel than that of the inbound message. */
final class ReplyChannelRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return flowUnderValidation.flow().trigger() instanceof Trigger.InboundMessage inbound
            && inbound.channel() == Channel.WHATSAPP
        ? flowUnderValidation.each(
            FlowElement.SendSms.class,
            (_, sms) -> Stream.of(flowUnderValidation.at(sms, describe())))
        : Stream.empty();
  }

  private static Diagnostic describe() {
    return Diagnostic.error(
            "element.channel-mismatch", "A WhatsApp message cannot be answered by SMS.")
        .hint("Use the trigger channel sms, or answer on WhatsApp.");
  }
}
