package io.relance.application.explanation;

/** What a fact of an explanation is about. */
public enum FactType {
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

  /** Whether the contact got a message, as far as it is known. */
  boolean isReceived() {
    return this == MESSAGE_SENT || this == MESSAGE_DELIVERED;
  }

  /** Whether it can be the answer by itself. */
  boolean isDecisive() {
    return switch (this) {
      case AUTOMATION_ACTIVATED, ENROLLED, WAITED, STEP_COMPLETED, ENDED -> false;
      case NEVER_ACTIVATED,
          AUTOMATION_INACTIVE,
          NO_EVENT,
          EVENT_PENDING,
          TRIGGER_NOT_MATCHED,
          TEXT_ANSWERED_OTHERWISE,
          REPLY_WITHHELD,
          NOT_RECORDED,
          CART_WAITING,
          CART_CLOSED,
          CART_ABANDONED,
          ENROLLMENT_REFUSED,
          BRANCHED,
          WAITING,
          AT_ELEMENT,
          MESSAGE_QUEUED,
          MESSAGE_HELD,
          MESSAGE_SENT,
          MESSAGE_DELIVERED,
          MESSAGE_FAILED,
          MESSAGE_SKIPPED,
          MESSAGE_UNCONFIRMED,
          CANCELLED ->
          true;
    };
  }
}
