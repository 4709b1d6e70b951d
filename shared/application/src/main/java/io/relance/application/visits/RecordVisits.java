package io.relance.application.visits;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.FollowingWrites;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.events.PublishContactEvents;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.visits.VisitRates.Limit;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records visits, each once: as events of the contact where the visitor is known, else until it is.
 * An email or a link identifies a visitor and changes nothing else of a contact.
 */
public final class RecordVisits {
  private static final Limit OF_VISITOR = new Limit(300, Duration.ofHours(1));
  private static final Limit OF_CONTACT = new Limit(1_000, Duration.ofDays(1));

  /** Visits of a visitor who is not known. */
  private static final Limit OF_UNKNOWN = new Limit(500, Visitors.KEPT);

  /** Visitors who are found to be a contact, and those found again the next day. */
  private static final Limit VISITORS = new Limit(50, Duration.ofDays(1));

  /** Visits before their visitor was known trigger for so long. */
  private static final Duration RECENT = Duration.ofDays(1);

  private final ItemStore store;
  private final Contacts contacts;
  private final PublishContactEvents events;
  private final InstantSource clock;
  private final Visitors visitors;
  private final VisitRates rates;

  public RecordVisits(
      ItemStore store, Contacts contacts, PublishContactEvents events, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.events = events;
    this.clock = clock;
    this.visitors = new Visitors(store);
    this.rates = new VisitRates(store, clock);
  }

  /** Records the visits of a message from the queue. */
  public void record(String message) {
    var collected = Json.read(message, CollectedVisits.class);
    var fresh = permitted(collected);
    OptimisticRetry.retryUntil("visitor", collected.visitor(), () -> tryToRecord(collected, fresh));
  }

  /** Those that are not stored, as many as a visitor may report. */
  private List<Visit> permitted(CollectedVisits collected) {
    var stored =
        store.getMany(collected.visits().stream().map(Visitors::stored).distinct().toList());
    var fresh =
        collected.visits().stream()
            .filter(visit -> !stored.containsKey(Visitors.stored(visit)))
            .toList();
    return fresh.subList(
        0, rates.permitted(Visitors.rate(collected.visitor()), OF_VISITOR, fresh.size()));
  }

  private boolean tryToRecord(CollectedVisits collected, List<Visit> fresh) {
    var visitor = collected.visitor();
    var known = known(collected);
    if (known.isEmpty()) {
      return storeUnknown(collected, fresh);
    }
    var contact = known.orElseThrow();
    if (collected.identifies() && !visitors.isFresh(visitor, contact, clock.instant())) {
      if (permitted(contact, "visitors-rate", VISITORS, 1) == 0) {
        return true;
      }
      if (!visitors.identify(visitor, contact, clock.instant())) {
        return !exists(contact);
      }
    }
    adopt(visitors.kept(visitor).toList(), contact);
    int permitted = permitted(contact, "visits-rate", OF_CONTACT, fresh.size());
    fresh.subList(0, permitted).forEach(visit -> store(visit, contact, collected.at()));
    return true;
  }

  private boolean storeUnknown(CollectedVisits collected, List<Visit> fresh) {
    var visitor = collected.visitor();
    if (collected.email().isPresent() && !visitors.forget(visitor)) {
      return false;
    }
    int permitted = rates.permitted(Visitors.unknownRate(visitor), OF_UNKNOWN, fresh.size());
    return fresh.subList(0, permitted).stream()
        .allMatch(visit -> keep(visitor, visit, collected.at()));
  }

  private int permitted(ContactId contact, String rate, Limit limit, int wanted) {
    return rates.permitted(ContactKeys.inContact(contact, rate), limit, wanted);
  }

  /**
   * Whom the page or the link names, else who the visitor was before. A page that names an email of
   * no contact names somebody else than before.
   */
  private Optional<ContactId> known(CollectedVisits collected) {
    if (collected.email().isPresent()) {
      return collected.email().flatMap(contacts::byEmail).map(Contact::id);
    }
    return collected
        .followed()
        .filter(this::exists)
        .or(() -> visitors.contact(collected.visitor()).filter(this::exists));
  }

  private boolean exists(ContactId contact) {
    return store.get(ContactKeys.contact(contact)).isPresent();
  }

  /** Stores a visit of somebody unknown; false when the visitor is known meanwhile. */
  private boolean keep(String visitor, Visit visit, Instant at) {
    var writes = new ArrayList<>(visitors.keep(visitor, visit, at));
    writes.add(once(visit, at));
    return Transactions.write(store, writes).committed()
        || store.get(Visitors.stored(visit)).isPresent();
  }

  private static Write once(Visit visit, Instant at) {
    return Write.putNew(
        ItemBuilder.at(Visitors.stored(visit)).expiresAt(at.plus(Visitors.KEPT)).build());
  }

  private void store(Visit visit, ContactId contact, Instant at) {
    write(contact, visit, at, once(visit, at));
  }

  /** Gives the visits from before their visitor was known to the contact, the newest first. */
  private void adopt(List<Item> visits, ContactId contact) {
    int permitted = permitted(contact, "visits-rate", OF_CONTACT, visits.size());
    visits.subList(visits.size() - permitted, visits.size()).forEach(it -> adopt(it, contact));
  }

  private void adopt(Item kept, ContactId contact) {
    var visit = Json.read(kept.text("visit").orElseThrow(), Visit.class);
    var at = kept.instant("at").orElseThrow();
    write(contact, visit, at, new Write.Delete(kept.key(), Precondition.present()));
  }

  /** Stores the event of a visit, and queues it where it triggers; nothing if that was done. */
  private void write(ContactId contact, Visit visit, Instant at, Write once) {
    var page = visit.page();
    var following =
        at.plus(RECENT).isAfter(clock.instant())
            ? events.following(page, contact, visit.name(), at)
            : FollowingWrites.NONE;
    var writes = new ArrayList<>(following.writes());
    writes.add(once);
    writes.add(Activities.write(contact, at, page.properties(), page.details()));
    writes.add(Write.check(ContactKeys.contact(contact), Precondition.present()));
    if (Transactions.write(store, writes).committed()) {
      following.committed().run();
    }
  }
}
