package io.relance.testkit.fake;

/** What can go wrong between a sender and AWS End User Messaging. */
public enum AwsSmsFault {
  /** 400 with ThrottlingException; not accepted. */
  THROTTLED,
  /** 503; not accepted. */
  UNAVAILABLE,
  /** 500 with InternalServerException; not accepted, which the sender cannot know. */
  ERROR_BEFORE_ACCEPTING,
  /** 500 with InternalServerException; accepted all the same. */
  ERROR_AFTER_ACCEPTING,
  /** 200 with a body that is not JSON; accepted. */
  MALFORMED_AFTER_ACCEPTING,
  /** Never an answer; accepted. */
  SILENCE_AFTER_ACCEPTING,
  /** The connection breaks; not accepted. */
  BREAK_BEFORE_ACCEPTING,
  /** Accepted and answered, a second late. */
  SLOW;

  /** Whether the message is accepted all the same. */
  public boolean isAccepted() {
    return switch (this) {
      case ERROR_AFTER_ACCEPTING, MALFORMED_AFTER_ACCEPTING, SILENCE_AFTER_ACCEPTING, SLOW -> true;
      case THROTTLED, UNAVAILABLE, ERROR_BEFORE_ACCEPTING, BREAK_BEFORE_ACCEPTING -> false;
    };
  }
}
