package io.relance.application.visits;

import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The visitors whose contacts are known, for 13 months after they were last identified, and the
 * visits of those who are not, for 30 days.
 */
final class Visitors {
  /** How long visits of a visitor who is not known are stored, and names of visits. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration KNOWN = Duration.ofDays(395);
  private static final Duration REFRESHED = Duration.ofDays(1);

  /** Removed when the contact is erased. */
  private static final String VISITOR_OF = "visitorOf";

  private static final String AT = "at";
  private static final String UNKNOWN = "unknown#";

  private final ItemStore store;

  Visitors(ItemStore store) {
    this.store = store;
  }

  static ItemKey key(String visitor) {
    return in(visitor, "visitor");
  }

  static ItemKey rate(String visitor) {
    return in(visitor, "rate");
  }

  /** Counts the visits that are stored while it is not known who a visitor is. */
  static ItemKey unknownRate(String visitor) {
    return in(visitor, "unknown-rate");
  }

  /** Says that a visit is stored. */
  static ItemKey stored(Visit visit) {
    return new ItemKey(Tables.OCCURRENCES, "visit#" + visit.name(), "visit");
  }

  private static ItemKey in(String visitor, String sort) {
    return new ItemKey(Tables.OCCURRENCES, "visitor#" + visitor, sort);
  }

  /** The contact that a visitor is. */
  Optional<ContactId> contact(String visitor) {
    return store.get(key(visitor)).flatMap(item -> item.text(VISITOR_OF)).map(ContactId::new);
  }

  /** Whether it was noted within the last day that a visitor is a contact. */
  boolean isFresh(String visitor, ContactId contact, Instant now) {
    return store
        .get(key(visitor))
        .filter(item -> item.text(VISITOR_OF).equals(Optional.of(contact.value())))
        .flatMap(item -> item.text(AT))
        .map(Instant::parse)
        .filter(at -> at.plus(REFRESHED).isAfter(now))
        .isPresent();
  }

  /** Notes that a visitor is a contact; false when that is erased, or the visitor has changed. */
  boolean identify(String visitor, ContactId contact, Instant now) {
    var item =
        ItemBuilder.at(key(visitor))
            .text(VISITOR_OF, contact.value())
            .instant(AT, now)
            .expiresAt(now.plus(KNOWN))
            .build();
    var before = contact(visitor);
    var writes = new ArrayList<Write>();
    writes.add(new Write.Put(item, isStill(before)));
    writes.add(ContactReferences.writeEvent(contact, item.key(), now));
    before
        .filter(other -> !other.equals(contact))
        .ifPresent(other -> writes.add(ContactReferences.remove(other, item.key())));
    writes.add(Write.check(ContactKeys.contact(contact), Precondition.present()));
    return Transactions.write(store, writes).committed();
  }

  /** Notes that it is not known who a visitor is; false when the visitor has changed meanwhile. */
  boolean forget(String visitor) {
    var before = contact(visitor);
    return before.isEmpty()
        || Transactions.write(
                store,
                List.of(
                    new Write.Delete(key(visitor), isStill(before)),
                    ContactReferences.remove(before.orElseThrow(), key(visitor))))
            .committed();
  }

  private static Precondition isStill(Optional<ContactId> contact) {
    return contact
        .map(it -> Precondition.equal(VISITOR_OF, it.value()))
        .orElseGet(() -> new Precondition.AttributeAbsent(VISITOR_OF));
  }

  /** The writes that store a visit until its visitor is known; they fail if that is known now. */
  List<Write> keep(String visitor, Visit visit, Instant at) {
    var kept =
        ItemBuilder.at(in(visitor, UNKNOWN + Instants.text(at) + "#" + visit.name()))
            .json("visit", visit)
            .instant(AT, at)
            .expiresAt(at.plus(KEPT))
            .build();
    return List.of(
        Write.put(kept), Write.check(key(visitor), new Precondition.AttributeAbsent(VISITOR_OF)));
  }

  /** The stored visits of a visitor who was not known, the oldest first. */
  Stream<Item> kept(String visitor) {
    return store.all(Query.of(Tables.OCCURRENCES, "visitor#" + visitor).startingWith(UNKNOWN));
  }
}
