package io.relance.application.sending;

import io.relance.domain.contact.Channel;
import java.time.Instant;

/** What would become of a message if it were owed now. */
public sealed interface Foreseen {
  /** It would be handed to the provider. */
  record Sent(Channel channel, Content content) implements Foreseen {}

  record Skipped(SkipReason reason) implements Foreseen {}

  /**
   * It could not be written.
   *
   * @param reason in words that a marketer understands
   */
  record Failed(String reason) implements Foreseen {}

  record Held(Instant until) implements Foreseen {}
}
