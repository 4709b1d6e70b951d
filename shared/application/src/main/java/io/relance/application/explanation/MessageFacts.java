package io.relance.application.explanation;

import io.relance.application.explanation.Fact.References;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.id.EnrollmentId;
import io.relance.json.Choices;
import java.util.Optional;
import java.util.stream.Stream;

/** The fact of a message: whether it was sent, and why not. */
final class MessageFacts {
  private MessageFacts() {}

  static Fact of(EnrollmentId enrollment, Messages.View message) {
    var type = Choices.of(FactType.class).get("message-" + message.state());
    if (type == null) {
      throw unknown(message);
    }
    var references =
        new References(
            Optional.empty(),
            Optional.of(enrollment),
            message.element(),
            Optional.of(message.id()));
    var fact = Fact.of(message.at(), type, sentence(message)).about(references);
    var explained = message.reason().map(fact::because).orElse(fact);
    return message.providerCode().map(explained::withProviderCode).orElse(explained);
  }

  private static String sentence(Messages.View message) {
    var what = message.channel().equals("email") ? "The email" : "The " + channel(message);
    var code = message.providerCode().map(it -> " (code %s)".formatted(it)).orElse("");
    var provider = message.provider().orElse("the provider");
    return switch (message.state()) {
      case "queued" ->
          what
              + " is queued"
              + (code.isEmpty() ? "." : "; the provider refused it so far" + code + ".");
      case "held" ->
          what
              + " is held until "
              + switch (message.reason().orElse("")) {
                case SendWrites.DAILY_CAP ->
                    "tomorrow: the cap of messages for the day is reached.";
                case SendWrites.APPROVAL -> "it is approved.";
                default -> "the contact's quiet hours end.";
              };
      case "sent" -> "%s was sent by %s.".formatted(what, provider);
      case "delivered" -> "%s was sent by %s and delivered.".formatted(what, provider);
      case "failed" ->
          "%s failed%s: %s".formatted(what, code, message.reason().orElse("no reason is stored."));
      case "unconfirmed" ->
          "%s was given to %s, which has not confirmed it.".formatted(what, provider);
      case "skipped" -> "%s was not sent: %s.".formatted(what, skipped(message));
      default -> throw unknown(message);
    };
  }

  private static IllegalStateException unknown(Messages.View message) {
    return new IllegalStateException(
        "Message %s has the unknown state %s".formatted(message.id(), message.state()));
  }

  private static String channel(Messages.View message) {
    return message.channel().equals("sms") ? "SMS" : "WhatsApp message";
  }

  private static String skipped(Messages.View message) {
    var code = message.reason().orElse("");
    return Stream.of(SkipReason.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .map(reason -> skipped(reason, message))
        .orElse(code);
  }

  private static String skipped(SkipReason reason, Messages.View message) {
    var address = message.channel().equals("email") ? "email address" : "phone number";
    return switch (reason) {
      case DEACTIVATED -> "the automation was deactivated before";
      case LAUNCH_CANCELLED -> "the launch was cancelled before";
      case CANCELLED -> "the enrollment was cancelled before";
      case ERASED -> "the contact was erased before";
      case NO_ADDRESS -> "the contact had no " + address;
      case LEFT_SEGMENT -> "the contact had left the audience of the launch";
      case NOT_SUBSCRIBED ->
          "the contact had not subscribed to %s messages on %s"
              .formatted(message.purpose().orElse("such"), message.channel());
      case OPTED_OUT -> "the contact had unsubscribed from " + message.channel();
      case OPTED_OUT_AT_PROVIDER -> "the provider reports that the contact opted out";
      case INVALID_ADDRESS -> "the provider reports that the " + address + " is not valid";
      case FREQUENCY_CAP ->
          "the contact had got as many marketing messages on %s as the frequency cap permits"
              .formatted(message.channel());
      case APPROVAL_REFUSED -> "an approver refused it";
      case APPROVAL_EXPIRED -> "nobody approved it in time";
      case NO_CODE -> "the promo bank had no code left that it shows";
      case OUTSIDE_WINDOW ->
          "more than 24 hours had passed since the contact's last WhatsApp message, after which only"
              + " approved templates may be sent";
      case CONVERSATION_OPEN -> "another automation was waiting for a reply of the contact";
      case DUPLICATE -> "the same message had been sent to the same " + address;
    };
  }
}
