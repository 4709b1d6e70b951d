package io.relance.domain.inbound;

/** Verifies and parses webhooks of an SMS provider. */
public interface SmsWebhookVerifier {
  /**
   * A request as received.
   *
   * @param url the public address that was called, with its query, as providers sign it
   */
  record Call(String url, Headers headers, String body) {}

  /** Verifies and parses an inbound text. */
  VerifiedWebhook<InboundText> text(Call call);

  /**
   * Verifies and parses a delivery receipt.
   *
   * @param send our id of the message, from the address that was called; empty when it names none
   */
  VerifiedWebhook<DeliveryReceipt> receipt(Call call, String send);
}
