package io.relance.domain.inbound;

/** The result of verifying a webhook request. */
public sealed interface VerifiedWebhook<T> {
  /** The signature is valid. */
  record Verified<T>(ParsedWebhook<T> reading) implements VerifiedWebhook<T> {}

  /** The signature is missing or invalid. */
  record InvalidSignature<T>() implements VerifiedWebhook<T> {}

  /** It is about a shop that is not ours. */
  record WrongShop<T>() implements VerifiedWebhook<T> {}
}
