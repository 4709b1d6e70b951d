package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import java.util.Set;
import java.util.stream.Stream;

/** Reports replies on another channel than that of the inbound message. */
final class ReplyChannelRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.ByText byText
            && byText.channels().equals(Set.of(Channel.WHATSAPP))
        ? checked.each(FlowElement.SendSms.class, sms -> Stream.of(checked.at(sms, describe())))
        : Stream.empty();
  }

  private static Diagnostic describe() {
    return Diagnostic.error(
            "element.channel-mismatch", "A WhatsApp message cannot be answered by SMS.")
        .hint("Use the trigger channel sms, or answer on WhatsApp.");
  }
}
