package io.relance.domain.provider;

import java.time.Duration;
import java.util.Optional;

/** The result of sending one message to a provider. */
public sealed interface SendResult {
  /**
   * The provider has it, under its own id.
   *
   * @param segments those that the provider bills for a text; 0 if it does not say
   */
  record Accepted(String providerId, int segments) implements SendResult {
    public Accepted(String providerId) {
      this(providerId, 0);
    }
  }

  /**
   * It certainly did not take the message (429, 503, or the connection was refused before the
   * request left): trying again later is safe.
   */
  record NotAccepted(String code, Optional<Duration> retryAfter) implements SendResult {}

  /**
   * The provider refuses our account (a wrong password, a suspension, no money), and so any message
   * of ours: it certainly did not take this one, which is not at fault.
   *
   * @param code the provider's own code
   * @param reason in words that an operator understands
   * @param retryAfter the shortest time after which another attempt makes sense; empty if unknown
   */
  record AccountFault(String code, String reason, Optional<Duration> retryAfter)
      implements SendResult {}

  /**
   * The provider will never accept this message.
   *
   * @param code the provider's own code
   * @param reason in words that a marketer understands
   * @param kind what the rejection means for the receiver
   */
  record Rejected(String code, String reason, Kind kind) implements SendResult {}

  /** The request was sent and the response is unclear: the provider may have the message. */
  record Ambiguous(String code) implements SendResult {}

  /** What a rejection means for the receiver. */
  enum Kind {
    /** Nothing about the receiver: our account, our sender, the text. */
    MESSAGE,
    /** The address can never receive. */
    INVALID_ADDRESS,
    /** The receiver has opted out at the provider. */
    OPTED_OUT
  }
}
