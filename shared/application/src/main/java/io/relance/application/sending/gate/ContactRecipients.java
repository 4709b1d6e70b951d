package io.relance.application.sending.gate;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.Contacts;
import io.relance.application.sending.model.Recipient;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The recipients among the stored contacts. */
public final class ContactRecipients implements Recipients {
  private static final String SOURCE = "provider";
  private static final String COMPLAINT = "complaint";

  private final Contacts contacts;
  private final ConsentLedger ledger;
  private final Consumer<ConsentChanged> publish;
  private final InstantSource clock;

  /**
   * @param tell publishes a consent change; repeated, it has no effect
   */
  public ContactRecipients(
      Contacts contacts, ConsentLedger ledger, Consumer<ConsentChanged> tell, InstantSource clock) {
    this.contacts = contacts;
    this.ledger = ledger;
    this.publish = tell;
    this.clock = clock;
  }

  @Override
  public Map<ContactId, Recipient> find(Collection<ContactId> ids) {
    var recipients = new HashMap<ContactId, Recipient>();
    contacts.findAll(ids).forEach((id, contact) -> recipients.put(id, Recipient.of(contact)));
    return recipients;
  }

  @Override
  public void optedOutAtProvider(ContactId contact, Channel channel, String fact) {
    var stop =
        ConsentStatement.optOut(channel, SOURCE, clock.instant())
            .because("told by the provider")
            .by("send " + fact);
    ledger.enter(contact, stop).toTell().ifPresent(publish);
  }

  @Override
  public void complained(ContactId contact, Channel channel, String fact) {
    var stop =
        ConsentStatement.optOut(channel, COMPLAINT, clock.instant())
            .because("reported a message as spam")
            .by("complaint about send " + fact);
    ledger.enter(contact, stop).toTell().ifPresent(publish);
  }
}
