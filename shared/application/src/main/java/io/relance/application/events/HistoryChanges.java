package io.relance.application.events;

import io.relance.application.contacts.ContactChange;
import io.relance.application.contacts.ContactChanges;
import io.relance.application.contacts.FollowingWrites;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows when the shop's history changes contacts: no event. An opt-out, which the ledger
 * publishes in any case, is stored as one that was published.
 */
public final class HistoryChanges implements ContactChanges {
  private final InstantSource clock;

  public HistoryChanges(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<FollowingWrites> following(List<ContactChange> changes) {
    return changes.stream().map(this::following).toList();
  }

  private FollowingWrites following(ContactChange change) {
    var now = clock.instant();
    var writes = new ArrayList<Write>();
    writes.add(QuietContacts.write(change.contact(), now));
    change.consents().stream()
        .filter(consent -> consent.state() == ConsentState.UNSUBSCRIBED)
        .map(consent -> PublishOptOuts.event(consent, now).settledNow())
        .map(ContactEvents::keepWithContact)
        .forEach(writes::addAll);
    return new FollowingWrites(writes, () -> {});
  }
}
