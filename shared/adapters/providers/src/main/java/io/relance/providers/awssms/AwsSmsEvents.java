package io.relance.providers.awssms;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.provider.SendResult.Kind;
import java.util.Map;
import java.util.Optional;

/** Reads the events of a configuration set: what became of a text. */
final class AwsSmsEvents {
  /** What is longer is not ours. */
  private static final int LONGEST_SEND_ID = 200;

  private static final Map<String, Failure> FAILURES =
      Map.of(
          "TEXT_INVALID", new Failure("The number is not valid.", Kind.INVALID_ADDRESS),
          "TEXT_INVALID_MESSAGE", failure("The text is not valid."),
          "TEXT_UNREACHABLE", failure("The phone was off or out of reach."),
          "TEXT_CARRIER_UNREACHABLE", failure("The carrier of the number could not be reached."),
          "TEXT_BLOCKED", failure("The phone blocks texts of this sender."),
          "TEXT_CARRIER_BLOCKED", failure("The carrier blocked the text."),
          "TEXT_SPAM", failure("The carrier took the text for spam and filtered it."),
          "TEXT_TTL_EXPIRED", failure("The text could not be handed to the carrier in time."),
          "TEXT_PROTECT_BLOCKED", failure("Our protect configuration blocks the number."));

  private record Failure(String reason, Kind kind) {}

  private AwsSmsEvents() {}

  private static Failure failure(String reason) {
    return new Failure(reason, Kind.MESSAGE);
  }

  /** Whether a kind of event is about a text. */
  static boolean isAboutText(String eventType) {
    return eventType.startsWith("TEXT_");
  }

  static DeliveryReceipt read(String messageId, JsonNode event) {
    var type = event.path("eventType").asText();
    var failure = Optional.ofNullable(FAILURES.get(type));
    return new DeliveryReceipt(
        AwsSms.NAME,
        messageId,
        Optional.of(event.at("/context/" + AwsSms.SEND).asText())
            .filter(send -> !send.isBlank() && send.length() <= LONGEST_SEND_ID)
            .map(SendId::new),
        failure.map(_ -> Status.FAILED).orElseGet(() -> status(type, event)),
        failure.map(_ -> type),
        failure.map(Failure::reason),
        failure.map(Failure::kind).orElse(Kind.MESSAGE),
        Math.max(event.path("totalMessageParts").asInt(), 0));
  }

  /**
   * Depending on the country, the last event of a text that arrived is SUCCESSFUL or DELIVERED. Of
   * UNKNOWN, which comes when no carrier has reported for 72 hours, nothing follows.
   */
  private static Status status(String type, JsonNode event) {
    return switch (type) {
      case "TEXT_DELIVERED" -> Status.DELIVERED;
      case "TEXT_SUCCESSFUL" -> event.path("isFinal").asBoolean() ? Status.DELIVERED : Status.SENT;
      case "TEXT_SENT" -> Status.SENT;
      default -> Status.ACCEPTED;
    };
  }
}
