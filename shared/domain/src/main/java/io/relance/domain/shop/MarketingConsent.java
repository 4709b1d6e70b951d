package io.relance.domain.shop;

/** A person's marketing consent on one channel, as the shop stores it. */
public enum MarketingConsent {
  SUBSCRIBED,
  NOT_SUBSCRIBED,
  UNSUBSCRIBED,
  /** Requested, not confirmed yet. */
  PENDING,
  /** The address is invalid. */
  INVALID,
  /** The person was erased in the shop. */
  REDACTED,
  /** Absent, or a state that the platform added later. */
  UNKNOWN
}
