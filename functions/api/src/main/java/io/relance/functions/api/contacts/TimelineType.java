package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.relance.application.timeline.TimelineEntry;
import io.relance.json.Choices;

/** The type of a timeline event. */
public enum TimelineType {
  ORDER,
  ORDER_CANCELLED,
  ORDER_REFUNDED,
  CART_ABANDONED,
  CART_CLOSED,
  SHIPMENT,
  CUSTOMER_DELETED,
  IDENTITY_CONFLICT,
  PHONE_UNUSABLE,
  LIST_JOINED,
  LIST_LEFT,
  PAGE_VISITED,
  PRODUCT_VIEWED,
  IMPORT,
  SUBSCRIBED,
  UNSUBSCRIBED,
  ENROLLED,
  ENROLLMENT_REFUSED,
  BRANCHED,
  STEP_COMPLETED,
  UPDATE_REFUSED,
  WAITING,
  ENDED,
  INBOUND_MESSAGE,
  MESSAGE_QUEUED,
  MESSAGE_HELD,
  MESSAGE_SENT,
  MESSAGE_DELIVERED,
  MESSAGE_OPENED,
  MESSAGE_CLICKED,
  MESSAGE_REPLIED,
  COMPLAINED,
  BOUNCED,
  MESSAGE_FAILED,
  MESSAGE_SKIPPED,
  MESSAGE_UNCONFIRMED,
  /** An event that another system reported, or that is not listed here yet. */
  OTHER;

  /** Its name in answers. */
  @JsonValue
  public String word() {
    return Choices.name(this);
  }

  static TimelineType of(TimelineEntry entry) {
    var state = entry.details().getOrDefault("state", "");
    return of(entry.kind(), state, entry.reason().isPresent());
  }

  /** The type of an event in storage, by its kind, its state and whether it has a reason. */
  static TimelineType of(String kind, String state, boolean hasReason) {
    return switch (kind) {
      case "message", "forward", "confirmation", "reply" -> named("message-" + state);
      case "inbound" -> INBOUND_MESSAGE;
      case "consent" -> named(state);
      case "removed-from-list" -> LIST_LEFT;
      case "entered" -> ENROLLED;
      case "reentry-refused" -> ENROLLMENT_REFUSED;
      case "waits" -> WAITING;
      case "decided" -> BRANCHED;
      case "passed" -> hasReason ? BRANCHED : STEP_COMPLETED;
      default -> named(kind);
    };
  }

  private static TimelineType named(String word) {
    for (var type : values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    return OTHER;
  }
}
