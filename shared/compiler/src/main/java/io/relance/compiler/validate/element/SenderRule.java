package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.ValidationContext.Sender;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.SenderId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reports senders that do not exist, and triggers on channels that cannot receive. */
final class SenderRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return Stream.concat(
        checked.context().senders().stream().flatMap(known -> sends(checked, known)),
        trigger(checked));
  }

  private static Stream<Diagnostic> sends(CheckedFlow checked, List<Sender> known) {
    var texts =
        checked.each(
            FlowElement.SendSms.class,
            sms ->
                sms.sender().stream()
                    .filter(sender -> !has(known, Channel.SMS, sender))
                    .map(sender -> checked.at(sms, "sender", unknown(sender, Channel.SMS, known))));
    var emails =
        checked.each(
            FlowElement.SendEmail.class,
            email ->
                email.from().stream()
                    .filter(sender -> !has(known, Channel.EMAIL, sender))
                    .map(
                        sender ->
                            checked.at(email, "from", unknown(sender, Channel.EMAIL, known))));
    return Stream.concat(texts, emails);
  }

  private static Stream<Diagnostic> trigger(CheckedFlow checked) {
    if (!(checked.flow().trigger() instanceof Trigger.InboundMessage inbound)) {
      return Stream.empty();
    }
    return !checked.context().sendOnly().contains(inbound.channel())
        ? Stream.empty()
        : Stream.of(
            Diagnostic.error(
                    "trigger.sender-cannot-receive",
                    "No configured sender can receive "
                        + inbound.channel().name().toLowerCase(Locale.ROOT)
                        + " messages.")
                .path("trigger.channel")
                .hint("Alphanumeric senders cannot receive replies; phone numbers can."));
  }

  private static boolean has(List<Sender> known, Channel channel, SenderId id) {
    return known.stream().anyMatch(sender -> sender.channel() == channel && sender.id().equals(id));
  }

  private static Diagnostic unknown(SenderId sender, Channel channel, List<Sender> known) {
    var others =
        known.stream()
            .filter(other -> other.channel() == channel)
            .map(other -> other.id().value())
            .toList();
    return Diagnostic.error(
        "element.unknown-sender",
        "There is no sender "
            + Quoted.of(sender.value())
            + NearestName.ending(sender.value(), others));
  }
}
