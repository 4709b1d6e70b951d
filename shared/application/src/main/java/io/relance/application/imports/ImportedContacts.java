package io.relance.application.imports;

import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.persistence.Concurrently;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Stores which contacts came with an import, each once, as an event of the contact. */
public final class ImportedContacts {
  private static final String PREFIX = "import-contacts#";

  /** Writes for a contact: that it came, the check that it exists, the event. */
  private static final int WRITES = 3;

  private static final int AT_ONCE = ItemLimits.WRITES / WRITES;

  private final ItemStore store;
  private final InstantSource clock;

  public ImportedContacts(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Adds contacts to an import; those that came with it before stay.
   *
   * @param event what each of them gets
   */
  void add(Import subject, EventProperties event, Collection<Contact> contacts) {
    var parts = contacts.stream().map(Contact::id).gather(Gatherers.windowFixed(AT_ONCE)).toList();
    var _ = Concurrently.map(parts, part -> added(subject, event, part));
  }

  private boolean added(Import subject, EventProperties event, List<ContactId> contacts) {
    OptimisticRetry.retryUntil("import", subject.id(), () -> tryToAdd(subject, event, contacts));
    return true;
  }

  private boolean tryToAdd(Import subject, EventProperties event, List<ContactId> contacts) {
    var known =
        store.getAll(
            contacts.stream()
                .flatMap(it -> Stream.of(key(subject.id(), it), ContactKeys.contact(it)))
                .toList());
    var writes = new ArrayList<Write>();
    contacts.stream()
        .filter(it -> !known.containsKey(key(subject.id(), it)))
        .filter(it -> known.containsKey(ContactKeys.contact(it)))
        .forEach(it -> writes.addAll(came(subject, event, it)));
    return writes.isEmpty() || Transactions.write(store, writes).committed();
  }

  private List<Write> came(Import subject, EventProperties event, ContactId contact) {
    var item = ItemBuilder.at(key(subject.id(), contact)).expiresAt(subject.expiresAt()).build();
    return List.of(
        Write.putNew(item),
        Write.check(ContactKeys.contact(contact), Precondition.present()),
        Activities.write(contact, clock.instant(), event, Map.of("importId", subject.id())));
  }

  /** The contacts that came with an import, each once, read page by page. */
  public Stream<ContactId> of(String importId) {
    return store
        .all(Query.of(Tables.PLATFORM, PREFIX + importId))
        .map(item -> new ContactId(item.key().sort()));
  }

  private static ItemKey key(String importId, ContactId contact) {
    return new ItemKey(Tables.PLATFORM, PREFIX + importId, contact.value());
  }
}
