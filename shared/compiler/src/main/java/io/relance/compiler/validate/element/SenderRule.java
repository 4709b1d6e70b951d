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
import java.util.stream.Collectors;
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
                    .filter(sender -> isUnknown(known, Channel.SMS, sender))
                    .map(sender -> checked.at(sms, "sender", unknown(sender, Channel.SMS, known))));
    var emails =
        checked.each(
            FlowElement.SendEmail.class,
            email ->
                email.from().stream()
                    .filter(sender -> isUnknown(known, Channel.EMAIL, sender))
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
            known ->
                keyword.channels().stream()
                    .allMatch(channel -> isUnknownReceiver(known, channel, sender)))
        .map(known -> unknown(sender, Channel.SMS, known));
  }

  /** A name: whatever else has no letter may be a number. */
  private static boolean isName(SenderId sender) {
    return !sender.isReceiving() && sender.value().chars().anyMatch(Character::isLetter);
  }

  /** Whether the senders of a channel are known, and it is none of them. */
  private static boolean isUnknown(List<Sender> known, Channel channel, SenderId id) {
    var ofChannel = ofChannel(known, channel);
    return !ofChannel.isEmpty() && ofChannel.stream().noneMatch(id::equals);
  }

  /** The numbers of a messaging service or a pool are not known. */
  private static boolean isUnknownReceiver(List<Sender> known, Channel channel, SenderId id) {
    return isUnknown(known, channel, id)
        && ofChannel(known, channel).stream()
            .noneMatch(sender -> sender.isReceiving() && !isNumber(sender));
  }

  private static boolean isNumber(SenderId sender) {
    return sender.value().matches("\\+?[0-9]+");
  }

  private static List<SenderId> ofChannel(List<Sender> known, Channel channel) {
    return known.stream().filter(it -> it.channel() == channel).map(Sender::id).toList();
  }

  private static Diagnostic unknown(SenderId sender, Channel channel, List<Sender> known) {
    var others = ofChannel(known, channel).stream().map(SenderId::value).toList();
    return Diagnostic.error(
            "element.unknown-sender",
            "There is no sender "
                + Quoted.of(sender.value())
                + NearestName.ending(sender.value(), others))
        .hint(
            "The senders are "
                + others.stream().map(Quoted::of).collect(Collectors.joining(" and "))
                + ".");
  }
}
