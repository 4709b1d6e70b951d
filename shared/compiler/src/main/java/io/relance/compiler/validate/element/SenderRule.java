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
import java.util.Optional;
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
    if (!(checked.flow().trigger() instanceof Trigger.ByText byText)) {
      return Stream.empty();
    }
    var channels =
        byText.channels().stream()
            .filter(checked.context().sendOnly()::contains)
            .map(channel -> cannotReceive(channel).path(CheckedFlow.channels(byText)));
    return Stream.concat(channels, sender(byText, checked).stream());
  }

  private static Diagnostic cannotReceive(Channel channel) {
    return Diagnostic.error(
            "trigger.sender-cannot-receive",
            "No configured sender can receive "
                + channel.name().toLowerCase(Locale.ROOT)
                + " messages.")
        .hint("Alphanumeric senders cannot receive replies; phone numbers can.");
  }

  private static Optional<Diagnostic> sender(Trigger.ByText byText, CheckedFlow checked) {
    return byText instanceof Trigger.Keyword keyword
        ? keyword
            .sender()
            .flatMap(sender -> sender(sender, keyword, checked))
            .map(fault -> fault.path("trigger.sender"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> sender(
      SenderId sender, Trigger.Keyword keyword, CheckedFlow checked) {
    if (isName(sender)) {
      return Optional.of(
          Diagnostic.error(
                  "trigger.sender-cannot-receive",
                  "Must be a sender that can receive messages, not "
                      + Quoted.of(sender.value())
                      + ".")
              .hint("Alphanumeric senders cannot receive replies; phone numbers can."));
    }
    return checked
        .context()
        .senders()
        .filter(
            known -> keyword.channels().stream().noneMatch(channel -> has(known, channel, sender)))
        .map(known -> unknown(sender, Channel.SMS, known));
  }

  /** A name: whatever else has no letter may be a number. */
  private static boolean isName(SenderId sender) {
    return !sender.isReceiving() && sender.value().chars().anyMatch(Character::isLetter);
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
