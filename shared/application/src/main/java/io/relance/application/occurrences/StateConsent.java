package io.relance.application.occurrences;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.ConsentLedger.Consented;
import io.relance.application.contacts.LedgerLine;
import io.relance.application.contacts.Statement;
import io.relance.application.store.Ids;
import io.relance.domain.consent.ConsentEntry;
import java.util.Optional;
import java.util.Set;

/**
 * Enters what somebody asks for about one type of messages, and tells automations of it.
 *
 * <p>Asked again after a crash between the two, it tells then: being told twice does nothing.
 */
public final class StateConsent {
  private static final String ASKED = "asked:";

  private final ConsentLedger ledger;
  private final TellOptOuts tellOptOuts;

  public StateConsent(ConsentLedger ledger, TellOptOuts tellOptOuts) {
    this.ledger = ledger;
    this.tellOptOuts = tellOptOuts;
  }

  /** Enters it; false when there is no such contact. */
  public boolean state(String contact, ConsentEntry entry) {
    var said = Statement.of(entry).by(ASKED + Ids.random());
    return switch (ledger.enter(contact, said)) {
      case Consented.Unknown() -> false;
      case Consented.Changed(var change) -> {
        tellOptOuts.tell(change);
        yield true;
      }
      case Consented.Unchanged() -> {
        lastAsked(contact, entry).ifPresent(tellOptOuts::tell);
        yield true;
      }
    };
  }

  /** The change that stands, if it was asked for here. */
  private Optional<ConsentChanged> lastAsked(String contact, ConsentEntry entry) {
    return ledger.of(contact).stream()
        .filter(LedgerLine::changed)
        .filter(line -> line.entry().channel() == entry.channel())
        .filter(line -> line.entry().type() == entry.type())
        .reduce((_, later) -> later)
        .filter(line -> line.fact().filter(fact -> fact.startsWith(ASKED)).isPresent())
        .filter(line -> line.entry().state() == entry.state())
        .map(line -> change(contact, line));
  }

  private static ConsentChanged change(String contact, LedgerLine line) {
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
