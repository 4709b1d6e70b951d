package io.relance.domain.shop;

/** What the shop holds about a person's agreement to marketing on one channel. */
public enum MarketingConsent {
  SUBSCRIBED,
  NOT_SUBSCRIBED,
  UNSUBSCRIBED,
  /** Asked, and not confirmed yet. */
  PENDING,
  /** The address is invalid. */
  INVALID,
  /** The person was erased in the shop. */
  REDACTED,
  /** The shop said nothing, or a word that its platform added since. */
  UNKNOWN
}
