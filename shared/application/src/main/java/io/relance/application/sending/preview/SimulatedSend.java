package io.relance.application.sending.preview;

import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.contact.Channel;
import java.time.Instant;

/** The simulated result of a send. */
public sealed interface SimulatedSend {
  /** It would be dispatched to the provider. */
  record Sent(Channel channel, Content content) implements SimulatedSend {}

  record Skipped(SkipReason reason) implements SimulatedSend {}

  /**
   * It could not be rendered.
   *
   * @param reason in words that a marketer understands
   */
  record Failed(String reason) implements SimulatedSend {}

  record Held(Instant until) implements SimulatedSend {}
}
