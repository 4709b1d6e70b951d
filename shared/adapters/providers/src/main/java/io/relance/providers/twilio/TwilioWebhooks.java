package io.relance.providers.twilio;

import io.relance.domain.contact.Channel;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.providers.twilio.TwilioErrors.Explanation;
import io.relance.providers.twilio.TwilioErrors.Meaning;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the requests of Twilio's whose signature was right. */
public final class TwilioWebhooks {
  /** The name of this provider in messages. */
  public static final String NAME = "twilio";

  private static final String WHATSAPP = "whatsapp:";

  /** Rich messages come and go where texts do, with the same words. */
  private static final String RCS = "rcs:";

  /** A plus that was not encoded in a form arrives as a space. */
  private static final Pattern LOST_PLUS = Pattern.compile(" [1-9]\\d{6,14}$");

  private TwilioWebhooks() {}

  /** A message to one of our numbers. */
  public static ParsedWebhook<InboundText> parseInbound(TwilioForm form) {
    var missing = Stream.of("MessageSid", "From", "To").filter(name -> form.first(name).isEmpty());
    return missing
        .findFirst()
        .<ParsedWebhook<InboundText>>map(name -> new Malformed<>(name, "is missing"))
        .orElseGet(() -> new Parsed<>(inbound(form)));
  }

  private static InboundText inbound(TwilioForm form) {
    var from = form.first("From").orElseThrow();
    return new InboundText(
        NAME,
        form.first("MessageSid").orElseThrow(),
        hasPrefix(from, WHATSAPP) ? Channel.WHATSAPP : Channel.SMS,
        writer(from),
        without(WHATSAPP, form.first("To").orElseThrow()),
        form.first("Body").orElse(""),
        form.first("OptOutType").flatMap(TwilioWebhooks::optOutType),
        form.first("MessagingServiceSid").filter(TwilioSms::isService));
  }

  /** Who wrote: a number without the prefix of its channel. */
  private static String writer(String written) {
    var address = without(RCS, without(WHATSAPP, written)).strip();
    return LOST_PLUS.matcher(written).lookingAt() ? "+" + address : address;
  }

  private static String without(String prefix, String written) {
    return hasPrefix(written, prefix) ? written.substring(prefix.length()) : written;
  }

  private static boolean hasPrefix(String written, String prefix) {
    return written.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static Optional<OptOutType> optOutType(String written) {
    return Stream.of(OptOutType.values())
        .filter(type -> type.name().equalsIgnoreCase(written))
        .findFirst();
  }

  /**
   * Parses the status callback of a message.
   *
   * @param send the {@code send} parameter of the called URL; empty if there was none
   */
  public static ParsedWebhook<DeliveryReceipt> parseStatus(TwilioForm form, String send) {
    var sid = form.first("MessageSid");
    var status = form.first("MessageStatus").map(TwilioWebhooks::status);
    if (sid.isEmpty() || status.isEmpty()) {
      return new Malformed<>(sid.isEmpty() ? "MessageSid" : "MessageStatus", "is missing");
    }
    var failure = failure(status.get(), form);
    var isTemporary =
        failure.map(Explanation::meaning).filter(TwilioWebhooks::isTemporary).isPresent();
    return new Parsed<>(
        new DeliveryReceipt(
            NAME,
            sid.get(),
            Optional.of(send).filter(id -> !id.isBlank()).map(SendId::new),
            isTemporary ? Status.DEFERRED : status.get(),
            form.first("ErrorCode"),
            failure.map(Explanation::reason),
            failure.map(Explanation::kind).orElse(Kind.MESSAGE),
            form.first("NumSegments").map(TwilioForm::segments).orElse(0)));
  }

  /** Whether another attempt may succeed: too much at once, or a fault of the account. */
  private static boolean isTemporary(Meaning meaning) {
    return switch (meaning) {
      case LATER, TOMORROW, ACCOUNT -> true;
      case MESSAGE, SENDER, INVALID_ADDRESS, OPTED_OUT -> false;
    };
  }

  private static Optional<Explanation> failure(Status status, TwilioForm form) {
    return status == Status.FAILED
        ? Optional.of(
            form.first("ErrorCode")
                .map(TwilioErrors::explain)
                .orElse(new Explanation("Twilio could not deliver it.", Meaning.MESSAGE)))
        : Optional.empty();
  }

  private static Status status(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "sent", "partially_delivered" -> Status.SENT;
      case "delivered" -> Status.DELIVERED;
      case "read" -> Status.READ;
      case "failed", "undelivered", "canceled" -> Status.FAILED;
      // Queued, accepted, sending, scheduled, and future statuses: Twilio has the message.
      default -> Status.ACCEPTED;
    };
  }
}
