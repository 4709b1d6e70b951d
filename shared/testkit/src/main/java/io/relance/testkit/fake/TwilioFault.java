package io.relance.testkit.fake;

/** What can go wrong between a sender and Twilio. */
public enum TwilioFault {
  /** 429 with {@code Retry-After: 1}; not taken. */
  TOO_MANY_REQUESTS,
  /** 401 with code 20003; not taken. */
  UNAUTHORIZED,
  /** 302 to another address; not taken. */
  REDIRECT,
  /** 400 with code 21611: the sender's queue is full; not taken. */
  QUEUE_FULL,
  /** 503; not taken. */
  UNAVAILABLE,
  /** 500; not taken, which the sender cannot know. */
  ERROR_BEFORE_TAKING,
  /** 500; taken all the same. */
  ERROR_AFTER_TAKING,
  /** Never an answer; not taken. */
  SILENCE_BEFORE_TAKING,
  /** Never an answer; taken. */
  SILENCE_AFTER_TAKING,
  /** The connection breaks; not taken. */
  BREAK_BEFORE_TAKING,
  /** The connection breaks; taken. */
  BREAK_AFTER_TAKING,
  /** Taken and answered, a second late. */
  SLOW;

  /** Whether the text is taken all the same. */
  public boolean isAccepted() {
    return switch (this) {
      case ERROR_AFTER_TAKING, SILENCE_AFTER_TAKING, BREAK_AFTER_TAKING, SLOW -> true;
      case TOO_MANY_REQUESTS,
          UNAUTHORIZED,
          REDIRECT,
          QUEUE_FULL,
          UNAVAILABLE,
          ERROR_BEFORE_TAKING,
          SILENCE_BEFORE_TAKING,
          BREAK_BEFORE_TAKING ->
          false;
    };
  }
}
