package io.relance.application.sending;

/** Why a message is not sent to somebody. */
public enum SkipReason {
  DEACTIVATED("deactivated"),
  TAKEN_OUT("taken-out"),
  ERASED("erased"),
  NO_PHONE("no-address"),
  NO_EMAIL("no-address"),
  NOT_SUBSCRIBED("not-subscribed"),
  OPTED_OUT("opted-out"),
  OPTED_OUT_AT_PROVIDER("suppressed"),
  INVALID_ADDRESS("invalid"),
  DUPLICATE("duplicate");

  private final String words;

  SkipReason(String words) {
    this.words = words;
  }

  /** The code under which it is counted and shown. */
  public String words() {
    return words;
  }
}
