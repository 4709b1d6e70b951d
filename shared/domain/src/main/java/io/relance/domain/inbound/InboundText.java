package io.relance.domain.inbound;

import io.relance.domain.contact.Channel;
import java.util.Optional;

/**
 * A message that a person sent to one of our numbers.
 *
 * @param optOutType present when the provider took the text as a keyword of its own and has already
 *     answered it
 * @param senderService the messaging service that the number belongs to
 * @param repliesTo the provider's id of the message of ours that it replies to
 */
public record InboundText(
    String provider,
    String providerMessageId,
    Channel channel,
    String from,
    String to,
    String text,
    Optional<OptOutType> optOutType,
    Optional<String> senderService,
    Optional<String> repliesTo) {

  /** A text whose provider does not say what it replies to. */
  public InboundText(
      String provider,
      String providerMessageId,
      Channel channel,
      String from,
      String to,
      String text,
      Optional<OptOutType> optOutType,
      Optional<String> senderService) {
    this(
        provider,
        providerMessageId,
        channel,
        from,
        to,
        text,
        optOutType,
        senderService,
        Optional.empty());
  }

  /** The provider's classification of one of its own keywords. */
  public enum OptOutType {
    STOP,
    START,
    HELP
  }
}
