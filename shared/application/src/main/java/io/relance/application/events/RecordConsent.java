package io.relance.application.events;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.ConsentLedger.Consented;
import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.persistence.Ids;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.id.ContactId;
import java.util.Optional;
import java.util.Set;

/**
 * Records a request to change consent for one message type, and publishes it to automations.
 *
 * <p>Repeated after a crash between the two, it publishes then: publishing twice is harmless.
 */
public final class RecordConsent {
  private static final String ASKED = "asked:";

  private final ConsentLedger ledger;
  private final PublishOptOuts publishOptOuts;

  public RecordConsent(ConsentLedger ledger, PublishOptOuts publishOptOuts) {
    this.ledger = ledger;
    this.publishOptOuts = publishOptOuts;
  }

  /** Enters it; false when there is no such contact. */
  public boolean state(ContactId contact, ConsentEntry entry) {
    return published(contact, entry, ledger.enter(contact, asked(entry)));
  }

  /** As {@link #state}, of a file, which lifts no opt-out. */
  public boolean stateFromFile(ContactId contact, ConsentEntry entry) {
    return published(contact, entry, ledger.recordFromFile(contact, asked(entry)));
  }

  private static ConsentStatement asked(ConsentEntry entry) {
    return ConsentStatement.of(entry).by(ASKED + Ids.random());
  }

  private boolean published(ContactId contact, ConsentEntry entry, Consented consented) {
    return switch (consented) {
      case Consented.Unknown() -> false;
      case Consented.Changed(var change) -> {
        publishOptOuts.publish(change);
        yield true;
      }
      case Consented.Unchanged() -> {
        lastAsked(contact, entry).ifPresent(publishOptOuts::publish);
        yield true;
      }
    };
  }

  /** The recorded change, if it was requested here. */
  private Optional<ConsentChanged> lastAsked(ContactId contact, ConsentEntry entry) {
    return ledger.of(contact).stream()
        .filter(ConsentLedgerEntry::changed)
        .filter(line -> line.entry().channel() == entry.channel())
        .filter(line -> line.entry().type() == entry.type())
        .reduce((_, later) -> later)
        .filter(line -> line.fact().filter(fact -> fact.startsWith(ASKED)).isPresent())
        .filter(line -> line.entry().state() == entry.state())
        .map(line -> change(contact, line));
  }

  private static ConsentChanged change(ContactId contact, ConsentLedgerEntry line) {
    var entry = line.entry();
    return new ConsentChanged(
        contact,
        entry.channel(),
        Set.of(entry.type()),
        entry.state(),
        entry.source(),
        line.seq(),
        entry.at());
  }
}
