package io.relance.domain.inbound;

/** Verifies and parses the notifications of a provider's topics. */
public interface TopicNotificationVerifier {
  /**
   * Verifies and parses a notification, whose signature is part of it.
   *
   * @throws io.relance.domain.failure.TransientFailure when the certificate of the signature cannot
   *     be fetched now
   */
  VerifiedWebhook<TopicNotification> open(byte[] body);

  /**
   * Confirms that the notifications of a topic are wanted, any number of times.
   *
   * @throws io.relance.domain.failure.TransientFailure when the topic's service does not answer
   */
  void confirm(TopicNotification.Subscription subscription);
}
