package io.relance.compiler.validate;

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
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return Stream.concat(
        flowUnderValidation.context().senders().stream()
            .flatMap(known -> sends(flowUnderValidation, known)),
        trigger(flowUnderValidation));
  }

  private static Stream<Diagnostic> sends(
      FlowUnderValidation flowUnderValidation, List<Sender> known) {
    var texts =
        flowUnderValidation.each(
            FlowElement.SendSms.class,
            (_, sms) ->
                sms.sender().stream()
                    .filter(sender -> !has(known, Channel.SMS, sender))
                    .map(
                        sender ->
                            flowUnderValidation.at(
                                sms, "sender", unknown(sender, Channel.SMS, known))));
    var emails =
        flowUnderValidation.each(
            FlowElement.SendEmail.class,
            (_, email) ->
                email.from().stream()
                    .filter(sender -> !has(known, Channel.EMAIL, sender))
                    .map(
                        sender ->
                            flowUnderValidation.at(
                                email, "from", unknown(sender, Channel.EMAIL, known))));
    return Stream.concat(texts, emails);
  }

  private static Stream<Diagnostic> trigger(FlowUnderValidation flowUnderValidation) {
    if (!(flowUnderValidation.flow().trigger() instanceof Trigger.InboundMessage inbound)) {
      return Stream.empty();
    }
    return !flowUnderValidation.context().deaf().contains(inbound.channel())
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
