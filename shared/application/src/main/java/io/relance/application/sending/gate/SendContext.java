package io.relance.application.sending.gate;

import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.store.ItemKey;
import java.util.Map;
import java.util.Optional;

/**
 * The data of a send at the time of its dispatch.
 *
 * @param recipient the contact; absent when erased
 * @param element the element that sends; absent for sends of no automation
 * @param variables the variables of its text besides the contact
 * @param duplicate the key that marks the address as used by a launch
 * @param body the stored body of an email that no element renders
 * @param source the id of the event or the launch; absent for sends of no automation
 */
public record SendContext(
    Send send,
    Gate.Facts facts,
    Optional<Recipient> recipient,
    Optional<FlowElement> element,
    Map<String, Object> variables,
    Optional<ItemKey> duplicate,
    Optional<EmailBody> body,
    Optional<String> source) {

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "SendContext[send=" + send.id() + "]";
  }
}
