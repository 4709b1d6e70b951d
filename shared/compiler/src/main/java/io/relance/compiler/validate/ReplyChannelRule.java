package io.relance.compiler.validate;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import java.util.stream.Stream;

/** Reports replies that would not come by the channel on which they were asked for. */
final class ReplyChannelRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.flow().trigger() instanceof Trigger.InboundMessage inbound
            && inbound.channel() == Channel.WHATSAPP
        ? drawing.each(
            FlowElement.SendSms.class, (_, sms) -> Stream.of(drawing.at(sms, describe())))
        : Stream.empty();
  }

  private static Diagnostic describe() {
    return Diagnostic.error(
            "element.other-channel", "Who writes on WhatsApp is not answered by SMS.")
        .hint("Listen to sms, or answer on WhatsApp.");
  }
}
