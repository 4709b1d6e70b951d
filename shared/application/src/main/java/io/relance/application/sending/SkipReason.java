package io.relance.application.sending;

/** Why a message is not sent to somebody. */
public enum SkipReason {
  DEACTIVATED("deactivated"),
  ERASED("erased"),
  NO_PHONE("no phone number"),
  NO_EMAIL("no email address"),
  NOT_SUBSCRIBED("not subscribed"),
  OPTED_OUT("opted out"),
  OPTED_OUT_AT_PROVIDER("opted out at the provider"),
  INVALID_ADDRESS("invalid address"),
  DUPLICATE("same message to the same address");

  private final String words;

  SkipReason(String words) {
    this.words = words;
  }

  /** The reason as marketers read it. */
  public String words() {
    return words;
  }
}
