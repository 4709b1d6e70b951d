package io.relance.domain.provider;

import io.relance.domain.id.SendId;
import java.time.Instant;
import java.util.List;

/** Carries text messages to phones. */
public interface SmsProvider {
  /** The name shown with a message, such as {@code twilio} or {@code sandbox}. */
  String name();

  /** The text to send; {@code sendId} is returned in its receipts. */
  record Sms(SendId sendId, String from, String to, String text) {}

  /**
   * Sends a message. Never throws for failures of the provider or the network: each of these is a
   * {@link SendResult}.
   */
  SendResult send(Sms sms);

  /**
   * Whether {@link #find} can determine whether the provider accepted a message after an ambiguous
   * result.
   */
  boolean supportsLookup();

  /**
   * The provider's ids of the messages it took since an instant that may be this one: same sender,
   * receiver and text. The caller leaves out those it knows to be other sends.
   *
   * @throws io.relance.domain.failure.TransientFailure when the provider does not answer
   */
  List<String> find(Sms sms, Instant since);
}
