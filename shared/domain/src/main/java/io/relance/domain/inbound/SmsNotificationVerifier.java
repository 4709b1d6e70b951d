package io.relance.domain.inbound;

/** Verifies and parses the notifications of an SMS provider's topics. */
public interface SmsNotificationVerifier {
  /**
   * Verifies and parses a notification, whose signature is part of it.
   *
   * @throws io.relance.domain.failure.TransientFailure when the certificate of the signature cannot
   *     be fetched now
   */
  VerifiedWebhook<SmsNotification> open(byte[] body);

  /**
   * Confirms that the notifications of a topic are wanted, any number of times.
   *
   * @throws io.relance.domain.failure.TransientFailure when the topic's service does not answer
   */
  void confirm(SmsNotification.Subscription subscription);
}
