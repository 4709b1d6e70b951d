package io.relance.domain.inbound;

/** What came of a request from outside at one of our doors. */
public sealed interface VerifiedWebhook<T> {
  /** Its sender is who it says. */
  record Verified<T>(ParsedWebhook<T> reading) implements VerifiedWebhook<T> {}

  /** It is not signed, or not by whom it says. */
  record InvalidSignature<T>() implements VerifiedWebhook<T> {}

  /** It is about a shop that is not ours. */
  record WrongShop<T>() implements VerifiedWebhook<T> {}
}
