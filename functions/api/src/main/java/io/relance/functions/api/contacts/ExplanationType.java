package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.relance.json.Choices;

/** The type of a fact of an explanation. */
public enum ExplanationType {
  NEVER_ACTIVATED,
  AUTOMATION_ACTIVATED,
  /** The automation was not active: when the event came, or now. */
  AUTOMATION_INACTIVE,
  NO_EVENT,
  /** An event is stored, and not processed yet. */
  EVENT_PENDING,
  TRIGGER_NOT_MATCHED,
  /** A text went to another automation, or was about subscriptions. */
  TEXT_ANSWERED_OTHERWISE,
  REPLY_WITHHELD,
  /** What was decided about an event is not stored. */
  NOT_RECORDED,
  CART_WAITING,
  CART_CLOSED,
  CART_ABANDONED,
  ENROLLMENT_REFUSED,
  ENROLLED,
  BRANCHED,
  WAITED,
  STEP_COMPLETED,
  WAITING,
  AT_ELEMENT,
  MESSAGE_QUEUED,
  MESSAGE_HELD,
  MESSAGE_SENT,
  MESSAGE_DELIVERED,
  MESSAGE_FAILED,
  MESSAGE_SKIPPED,
  MESSAGE_UNCONFIRMED,
  ENDED,
  /** The enrollment ended before an end element. */
  CANCELLED;

  /** Its name in answers. */
  @JsonValue
  public String word() {
    return Choices.name(this);
  }
}
