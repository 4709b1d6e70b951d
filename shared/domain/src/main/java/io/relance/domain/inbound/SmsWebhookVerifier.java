package io.relance.domain.inbound;

/** Lets in what a provider of texts posts, and nothing else. */
public interface SmsWebhookVerifier {
  /**
   * A request as it came.
   *
   * @param url the public address that was called, with its query, as providers sign it
   */
  record Call(String url, Headers headers, String body) {}

  /** Verifies and reads what somebody wrote. */
  VerifiedWebhook<InboundText> text(Call call);

  /**
   * Verifies and reads what became of a message of ours.
   *
   * @param send our id of the message, from the address that was called; empty when it names none
   */
  VerifiedWebhook<DeliveryReceipt> receipt(Call call, String send);
}
