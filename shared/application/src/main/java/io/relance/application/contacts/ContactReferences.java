package io.relance.application.contacts;
import io.relance.application.contacts.model.ContactKeys;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import java.util.stream.Stream;

/**
 * Which items outside a contact's own partition say something personal about the contact, so that
 * they can be exported and, at the erasure, blanked.
 */
public final class ContactReferences {
  private static final String PREFIX = "reference#";

  private ContactReferences() {}

  /** The write that records such an item; part of the item's own transaction. */
  public static Write write(ContactId contact, ItemKey to) {
    var name = Ids.hash(to.table().name(), to.partition(), to.sort());
    return Write.put(
        ItemBuilder.at(ContactKeys.inContact(contact, PREFIX + name))
            .text("table", to.table().name())
            .text("partition", to.partition())
            .text("sort", to.sort())
            .build());
  }

  /** The items noted for a contact. */
  public static Stream<ItemKey> of(ItemStore store, ContactId contact) {
    return store
        .all(Query.of(Tables.CONTACTS, ContactKeys.partition(contact)).startingWith(PREFIX))
        .map(ContactReferences::target);
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
