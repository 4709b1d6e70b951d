package io.relance.testkit.fake;

/** What can go wrong between a sender and Meta. */
public enum MetaFault {
  /** 429 with {@code Retry-After: 1}; not accepted. */
  TOO_MANY_REQUESTS,
  /** 400 with code 130429: too many messages a second; not accepted. */
  RATE_LIMIT,
  /** 401 with code 190: the token has expired; not accepted. */
  EXPIRED_TOKEN,
  /** 503; not accepted. */
  UNAVAILABLE,
  /** 500; not accepted, which the sender cannot know. */
  ERROR_BEFORE_ACCEPTING,
  /** 500; accepted all the same. */
  ERROR_AFTER_ACCEPTING,
  /** Never an answer; accepted. */
  SILENCE_AFTER_ACCEPTING,
  /** The connection breaks; not accepted. */
  BREAK_BEFORE_ACCEPTING,
  /** Accepted and answered, a second late. */
  SLOW;

  /** Whether the message is accepted all the same. */
  public boolean isAccepted() {
    return switch (this) {
      case ERROR_AFTER_ACCEPTING, SILENCE_AFTER_ACCEPTING, SLOW -> true;
      case TOO_MANY_REQUESTS,
          RATE_LIMIT,
          EXPIRED_TOKEN,
          UNAVAILABLE,
          ERROR_BEFORE_ACCEPTING,
          BREAK_BEFORE_ACCEPTING ->
          false;
    };
  }
}
