package io.relance.application.sending.model;

/** The reason for not sending a message. */
public enum SkipReason {
  DEACTIVATED("deactivated"),
  LAUNCH_CANCELLED("launch-cancelled"),
  CANCELLED("taken-out"),
  ERASED("erased"),
  /** The contact has no phone, or no email. */
  NO_ADDRESS("no-address"),
  /** The contact is no longer in the audience of the launch. */
  LEFT_SEGMENT("left-segment"),
  NOT_SUBSCRIBED("not-subscribed"),
  OPTED_OUT("opted-out"),
  OPTED_OUT_AT_PROVIDER("suppressed"),
  INVALID_ADDRESS("invalid"),
  /** The contact got as many marketing messages as the frequency cap permits. */
  FREQUENCY_CAP("frequency-cap"),
  /** The same message went to the same address. */
  DUPLICATE("duplicate"),
  /** An approver refused it. */
  APPROVAL_REFUSED("approval-refused"),
  /** Nobody approved it in time. */
  APPROVAL_EXPIRED("approval-expired"),
  /** No promo code was left for a message that shows one. */
  NO_CODE("no-code"),
  /** It is free text on WhatsApp, more than 24 hours after the contact's last message. */
  OUTSIDE_WINDOW("outside-window"),
  /** Another automation waits for a reply of the contact on the same sender. */
  CONVERSATION_OPEN("conversation-open");

  private final String code;

  SkipReason(String words) {
    this.code = words;
  }

  /** The reason as reports, messages and launches name it. */
  public String code() {
    return code;
  }
}
