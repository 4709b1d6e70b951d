package io.relance.application.contacts;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Which items outside a contact's own partition say something personal about the contact, so that
 * they can be exported and, at the erasure, blanked.
 */
public final class ContactReferences {
  private static final String PREFIX = "reference#";
  private static final String AT = "at";

  private ContactReferences() {}

  /** The write that records such an item; part of the item's own transaction. */
  public static Write write(ContactId contact, ItemKey to) {
    return Write.put(item(contact, to).build());
  }

  /** As {@link #write}, for an event, which is deleted some time after it happened. */
  public static Write writeEvent(ContactId contact, ItemKey to, Instant at) {
    return Write.put(item(contact, to).instant(AT, at).build());
  }

  private static ItemBuilder item(ContactId contact, ItemKey to) {
    return ItemBuilder.at(key(contact, to))
        .text("table", to.table().name())
        .text("partition", to.partition())
        .text("sort", to.sort());
  }

  private static ItemKey key(ContactId contact, ItemKey to) {
    var name = Ids.hash(to.table().name(), to.partition(), to.sort());
    return ContactKeys.inContact(contact, PREFIX + name);
  }

  /** The write that no longer notes an item. */
  public static Write remove(ContactId contact, ItemKey to) {
    return Write.delete(key(contact, to));
  }

  /** The items noted for a contact. */
  public static Stream<ItemKey> of(ItemStore store, ContactId contact) {
    return references(store, contact).map(ContactReferences::target);
  }

  /** A page of the items noted for a contact. */
  public static Slice<ItemKey> page(ItemStore store, ContactId contact, PageRequest page) {
    var found = store.query(every(contact).page(page));
    return new Slice<>(found.items(), found.next()).map(ContactReferences::target);
  }

  /** The events noted for a contact that happened before an instant. */
  public static Stream<ItemKey> before(ItemStore store, ContactId contact, Instant instant) {
    return references(store, contact)
        .filter(it -> it.text(AT).map(Instant::parse).filter(instant::isAfter).isPresent())
        .map(ContactReferences::target);
  }

  private static Stream<Item> references(ItemStore store, ContactId contact) {
    return store.all(every(contact));
  }

  private static Query every(ContactId contact) {
    return Query.of(Tables.CONTACTS, ContactKeys.partition(contact)).startingWith(PREFIX);
  }

  private static ItemKey target(Item reference) {
    return new ItemKey(
        table(reference.text("table").orElseThrow()),
        reference.text("partition").orElseThrow(),
        reference.text("sort").orElseThrow());
  }

  private static Table table(String name) {
    return Tables.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("Table " + name + " of a contact's reference not found"));
  }
}
