package io.relance.domain.provider;

import java.time.Instant;
import java.util.List;

/** Carries text messages to phones. */
public interface SmsProvider {
  /** The name shown beside a message, such as {@code twilio} or {@code sandbox}. */
  String name();

  /** What is asked of the provider; {@code sendId} comes back in its receipts. */
  record Sms(String sendId, String from, String to, String text) {}

  /**
   * Hands a message over. Never throws for what the provider or the network did: each of these is a
   * {@link SendResult}.
   */
  SendResult send(Sms sms);

  /** Whether {@link #find} can tell what became of a message whose handover is unknown. */
  boolean supportsLookup();

  /**
   * The provider's ids of the messages it took since an instant that may be this one: same sender,
   * receiver and text. The caller leaves out those it knows to be other sends.
   *
   * @throws io.relance.domain.failure.TransientFailure when the provider does not answer
   */
  List<String> find(Sms sms, Instant since);
}
