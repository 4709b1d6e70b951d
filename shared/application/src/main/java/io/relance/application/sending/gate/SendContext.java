package io.relance.application.sending.gate;

import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.domain.flow.FlowElement;
import java.util.Map;
import java.util.Optional;

/**
 * The data of a send at the time of its dispatch.
 *
 * @param recipient the contact; absent when erased
 * @param element the element that sends; absent for sends of no automation
 * @param variables the variables of its text besides the contact
 * @param reservations what its claim takes
 * @param body the stored body of an email that no element renders
 * @param source the id of the event or the launch; absent for sends of no automation
 * @param usualSender what it is sent from when its element names no sender
 */
public record SendContext(
    Send send,
    Gate.Facts facts,
    Optional<Recipient> recipient,
    Optional<FlowElement> element,
    Map<String, Object> variables,
    Reservations reservations,
    Optional<EmailBody> body,
    Optional<String> source,
    String usualSender) {

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "SendContext[send=" + send.id() + "]";
  }
}
