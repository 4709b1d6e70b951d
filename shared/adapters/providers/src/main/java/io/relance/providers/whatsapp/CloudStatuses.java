package io.relance.providers.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.providers.whatsapp.CloudErrors.Explanation;
import io.relance.providers.whatsapp.CloudErrors.Meaning;
import java.util.Optional;

/** Reads the statuses of messages that we sent. */
final class CloudStatuses {
  /** What is longer is not ours. */
  private static final int LONGEST_SEND_ID = 200;

  private CloudStatuses() {}

  /** A status; empty for one without the id of its message. */
  static Optional<DeliveryReceipt> read(JsonNode json) {
    return Optional.of(json.path("id").asText())
        .filter(id -> !id.isBlank())
        .map(id -> of(id, json));
  }

  private static DeliveryReceipt of(String id, JsonNode json) {
    var status = status(json.path("status").asText());
    var code =
        Optional.of(json.at("/errors/0/code"))
            .filter(JsonNode::isInt)
            .map(JsonNode::asText)
            .filter(_ -> status == Status.FAILED);
    var failure =
        Optional.of(status)
            .filter(Status.FAILED::equals)
            .map(_ -> code.map(CloudErrors::explain).orElseGet(CloudStatuses::unexplained));
    return new DeliveryReceipt(
        CloudWhatsApp.NAME,
        id,
        Optional.of(json.path("biz_opaque_callback_data").asText())
            .filter(send -> !send.isBlank() && send.length() <= LONGEST_SEND_ID)
            .map(SendId::new),
        failure.filter(CloudStatuses::isTemporary).map(_ -> Status.DEFERRED).orElse(status),
        code,
        failure.map(Explanation::reason),
        failure.map(Explanation::kind).orElse(Kind.MESSAGE));
  }

  private static Explanation unexplained() {
    return new Explanation("Meta could not deliver it.", Meaning.MESSAGE);
  }

  /** Whether another attempt may succeed: too much at once, or a fault of the account. */
  private static boolean isTemporary(Explanation failure) {
    return switch (failure.meaning()) {
      case LATER, ACCOUNT -> true;
      case MESSAGE, OPTED_OUT -> false;
    };
  }

  private static Status status(String written) {
    return switch (written) {
      case "sent" -> Status.SENT;
      case "delivered" -> Status.DELIVERED;
      case "read", "played" -> Status.READ;
      case "failed" -> Status.FAILED;
      // Future statuses: Meta has the message.
      default -> Status.ACCEPTED;
    };
  }
}
