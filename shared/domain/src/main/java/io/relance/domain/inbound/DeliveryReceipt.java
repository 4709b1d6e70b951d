package io.relance.domain.inbound;

import io.relance.domain.provider.SendResult;
import java.util.Optional;

/**
 * What a provider reports about a message that it took; receipts come in any order.
 *
 * @param sendId our own id, when the provider gives it back
 * @param reason why it failed, in words that a marketer understands
 * @param kind what a failure says about the receiver
 */
public record DeliveryReceipt(
    String provider,
    String providerMessageId,
    Optional<String> sendId,
    Status status,
    Optional<String> errorCode,
    Optional<String> reason,
    SendResult.Kind kind) {

  /** How far the message got. */
  public enum Status {
    /** The provider has it, and that is all it says. */
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    FAILED
  }
}
