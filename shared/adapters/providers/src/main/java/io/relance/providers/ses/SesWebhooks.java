package io.relance.providers.ses;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.TopicNotification;
import io.relance.domain.inbound.TopicNotification.Receipt;
import io.relance.domain.inbound.TopicNotification.Unused;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.providers.ProviderAnswers;
import java.util.Optional;

/**
 * Reads the messages of topics whose signature was right: what became of an email, as the events of
 * a configuration set and as the notifications of an identity. Unknown fields and kinds of events
 * are no fault.
 */
public final class SesWebhooks {
  private SesWebhooks() {}

  /** What an event says about an email. */
  private record Outcome(Status status, Optional<SesFailure> failure) {
    static Outcome of(Status status) {
      return new Outcome(status, Optional.empty());
    }

    /** Who reports an email as spam has opted out. */
    Kind kind() {
      return failure
          .map(SesFailure::kind)
          .orElse(status == Status.COMPLAINED ? Kind.OPTED_OUT : Kind.MESSAGE);
    }

    static Outcome failed(SesFailure failure) {
      return new Outcome(Status.FAILED, Optional.of(failure));
    }
  }

  private static final int LONGEST_ID = 256;

  /** Reads the message of a notification. */
  public static ParsedWebhook<TopicNotification> parse(String message) {
    var event = ProviderAnswers.json(message);
    var type = event.path("eventType").asText(event.path("notificationType").asText());
    var outcome = outcome(type, event);
    if (outcome.isEmpty()) {
      return new Parsed<>(new Unused(type.matches("[A-Za-z ]{1,60}") ? type : "other"));
    }
    var id = event.at("/mail/messageId").asText();
    if (id.isBlank()) {
      return new Malformed<>("mail.messageId", "is missing");
    }
    return id.length() > LONGEST_ID
        ? new Malformed<>("mail.messageId", "must have at most %d characters".formatted(LONGEST_ID))
        : new Parsed<>(new Receipt(receipt(id, sendId(event), outcome.orElseThrow())));
  }

  private static DeliveryReceipt receipt(String id, Optional<SendId> sendId, Outcome outcome) {
    return new DeliveryReceipt(
        SesEmail.NAME,
        id,
        sendId,
        outcome.status(),
        outcome.failure().map(SesFailure::code),
        outcome.failure().map(SesFailure::reason),
        outcome.kind());
  }

  private static Optional<SendId> sendId(JsonNode event) {
    return SendTags.sendId(event.at("/mail/tags/" + SendTags.NAME + "/0").asText());
  }

  private static Optional<Outcome> outcome(String type, JsonNode event) {
    return switch (type) {
      case "Send", "DeliveryDelay" -> Optional.of(Outcome.of(Status.SENT));
      case "Delivery" -> Optional.of(Outcome.of(Status.DELIVERED));
      case "Bounce" -> Optional.of(Outcome.failed(SesFailure.ofBounce(event.path("bounce"))));
      case "Complaint" -> complaint(event.path("complaint"));
      case "Reject" -> Optional.of(Outcome.failed(SesFailure.REJECTED));
      case "Rendering Failure", "RenderingFailure" ->
          Optional.of(Outcome.failed(SesFailure.NOT_RENDERED));
      default -> Optional.empty();
    };
  }

  /** Some mailbox providers report, as a complaint, that an email was no spam. */
  private static Optional<Outcome> complaint(JsonNode complaint) {
    if (complaint.path("complaintFeedbackType").asText().equals("not-spam")) {
      return Optional.empty();
    }
    return Optional.of(
        complaint.path("complaintSubType").asText().equals("OnAccountSuppressionList")
            ? Outcome.failed(SesFailure.COMPLAINED_BEFORE)
            : Outcome.of(Status.COMPLAINED));
  }
}
