package io.relance.application.sending.preview;

import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.contact.Channel;
import java.time.Instant;

/** What would become of a message if it were owed now. */
public sealed interface SimulatedSend {
  /** It would be handed to the provider. */
  record Sent(Channel channel, Content content) implements SimulatedSend {}

  record Skipped(SkipReason reason) implements SimulatedSend {}

  /**
   * It could not be written.
   *
   * @param reason in words that a marketer understands
   */
  record Failed(String reason) implements SimulatedSend {}

  record Held(Instant until) implements SimulatedSend {}
}
