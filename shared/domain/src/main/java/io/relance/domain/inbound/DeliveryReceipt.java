package io.relance.domain.inbound;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.SendResult;
import java.util.Optional;

/**
 * A provider's report about an accepted message; receipts arrive in any order.
 *
 * @param sendId our id of the send, when the provider returns it
 * @param reason why it failed, in words that a marketer understands
 * @param kind what a failure means for the receiver
 * @param segments those that the provider bills for a text; 0 if it does not say
 */
public record DeliveryReceipt(
    String provider,
    String providerMessageId,
    Optional<SendId> sendId,
    Status status,
    Optional<String> errorCode,
    Optional<String> reason,
    SendResult.Kind kind,
    int segments) {

  /** A receipt that does not say how many segments are billed. */
  public DeliveryReceipt(
      String provider,
      String providerMessageId,
      Optional<SendId> sendId,
      Status status,
      Optional<String> errorCode,
      Optional<String> reason,
      SendResult.Kind kind) {
    this(provider, providerMessageId, sendId, status, errorCode, reason, kind, 0);
  }

  /** How far the message got. */
  public enum Status {
    /** The provider has accepted it, without further information. */
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    /** The receiver reported it as spam, so it was delivered. */
    COMPLAINED,
    /** The provider accepted it, could not send it for now, and does not try again. */
    DEFERRED,
    FAILED
  }
}
