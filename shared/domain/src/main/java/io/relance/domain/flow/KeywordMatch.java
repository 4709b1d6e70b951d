package io.relance.domain.flow;

/** How a keyword is looked for in an inbound message. */
public enum KeywordMatch {
  /** Somewhere in the message, as whole words. */
  CONTAINS,
  /** The whole message. */
  EXACT
}
