package io.relance.application.occurrences;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.store.Transactions;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;

/** Tells automations that a contact has opted out, once for each real change of the ledger. */
public final class TellOptOuts {
  public static final String KIND = "contact-unsubscribed";

  private final ItemStore store;
  private final Occurrences occurrences;
  private final InstantSource clock;

  public TellOptOuts(ItemStore store, Occurrences occurrences, InstantSource clock) {
    this.store = store;
    this.occurrences = occurrences;
    this.clock = clock;
  }

  /** Tells of a change; one that is no opt-out is left alone. */
  public void tell(ConsentChanged change) {
    if (change.state() != ConsentState.UNSUBSCRIBED) {
      return;
    }
    var channel = change.channel();
    var id = "unsubscribed:%s:%s:%d".formatted(change.contact(), channel, change.seq());
    var occurrence =
        Occurrence.of(id, KIND, change.contact(), clock.instant())
            .about(TriggerRules.about(channel, change.types()));
    Transactions.write(store, Occurrences.keep(occurrence));
    occurrences.offer(id);
  }
}
