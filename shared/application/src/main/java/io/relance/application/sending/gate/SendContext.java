package io.relance.application.sending.gate;

import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.store.ItemKey;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a send at the moment at which it is to be handed over.
 *
 * @param recipient the contact; absent when erased
 * @param element what is to be sent; absent for what no automation sends
 * @param variables what its text may say beside the contact
 * @param duplicate where it is kept which send of a launch went to this address
 */
public record SendContext(
    Send send,
    Gate.Facts facts,
    Optional<Recipient> recipient,
    Optional<FlowElement> element,
    Map<String, Object> variables,
    Optional<ItemKey> duplicate) {

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "Situation[send=" + send.id() + "]";
  }
}
