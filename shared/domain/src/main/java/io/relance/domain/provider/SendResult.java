package io.relance.domain.provider;

import java.time.Duration;
import java.util.Optional;

/** What became of handing one message to a provider. */
public sealed interface SendResult {
  /** The provider has it, under its own id. */
  record Accepted(String providerId) implements SendResult {}

  /**
   * It certainly did not take the message (429, 503, or the connection was refused before the
   * request left): trying again later is safe.
   */
  record NotAccepted(String code, Optional<Duration> retryAfter) implements SendResult {}

  /**
   * It will never take this message.
   *
   * @param code the provider's own code
   * @param reason in words that a marketer understands
   * @param kind what it says about the receiver
   */
  record Rejected(String code, String reason, Kind kind) implements SendResult {}

  /** The request left and no clear answer came: it may or may not have the message. */
  record Ambiguous(String code) implements SendResult {}

  /** What a rejection says about the receiver. */
  enum Kind {
    /** Nothing about the receiver: our account, our sender, the text. */
    MESSAGE,
    /** The address can never receive. */
    INVALID_ADDRESS,
    /** The receiver has told the provider to stop. */
    OPTED_OUT
  }
}
