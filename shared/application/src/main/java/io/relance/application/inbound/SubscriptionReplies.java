package io.relance.application.inbound;

/** Answers STOP, START and HELP where the provider leaves that to us. */
public interface SubscriptionReplies {
  /** The provider answers, or nobody does. */
  SubscriptionReplies NONE = _ -> {};

  /**
   * Answers what a text asked about the messages themselves, once for each text, however often it
   * is told.
   */
  void reply(ReceivedText text);
}
