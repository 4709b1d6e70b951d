package io.relance.domain.inbound;

import io.relance.domain.contact.Channel;
import java.util.Optional;

/**
 * A message that a person sent to one of our numbers.
 *
 * @param optOutType present when the provider took the text as a keyword of its own and has already
 *     answered it
 * @param senderService the messaging service that the number belongs to
 */
public record InboundText(
    String provider,
    String providerMessageId,
    Channel channel,
    String from,
    String to,
    String text,
    Optional<OptOutType> optOutType,
    Optional<String> senderService) {

  /** The provider's classification of one of its own keywords. */
  public enum OptOutType {
    STOP,
    START,
    HELP
  }
}
