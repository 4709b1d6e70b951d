package io.relance.application.conversations.model;

/** The state of a conversation. */
public enum ConversationState {
  /** A question waits for its reply, or the next one is about to be asked. */
  OPEN,
  /** It reached its end. */
  ANSWERED,
  /** The time to reply passed. */
  EXPIRED,
  /** It ended otherwise. */
  ENDED
}
