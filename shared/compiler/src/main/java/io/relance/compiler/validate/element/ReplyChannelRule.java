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
    if (!(checked.flow().trigger() instanceof Trigger.ByText byText)) {
      return Stream.empty();
    }
    if (byText.channels().equals(Set.of(Channel.WHATSAPP))) {
      return checked.each(FlowElement.SendSms.class, sms -> Stream.of(checked.at(sms, bySms())));
    }
    return byText.channels().equals(Set.of(Channel.SMS))
        ? checked.each(
            FlowElement.SendWhatsApp.class,
            whatsApp -> Stream.of(checked.at(whatsApp, byWhatsApp())))
        : Stream.empty();
  }

  private static Diagnostic bySms() {
    return Diagnostic.error(
            "element.channel-mismatch", "A WhatsApp message cannot be answered by SMS.")
        .hint("Use the trigger channel sms, or the element send-whatsapp.");
  }

  private static Diagnostic byWhatsApp() {
    return Diagnostic.error("element.channel-mismatch", "An SMS cannot be answered on WhatsApp.")
        .hint("Use the trigger channel whatsapp, or the element send-sms.");
  }
}
