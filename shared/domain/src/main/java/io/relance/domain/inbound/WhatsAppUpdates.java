package io.relance.domain.inbound;

import java.util.List;

/**
 * What one webhook of a WhatsApp provider reports, which may be much at once.
 *
 * @param receipts the states of messages that we sent, in any order
 * @param unread how many reports are of kinds that Relance does not use, or about another number
 */
public record WhatsAppUpdates(List<InboundText> texts, List<DeliveryReceipt> receipts, int unread) {
  public WhatsAppUpdates {
    texts = List.copyOf(texts);
    receipts = List.copyOf(receipts);
  }
}
