package io.relance.application.lists;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ListId;
import io.relance.domain.store.Item;
import java.time.Instant;

/**
 * A list of contacts; its name is for people, and may be used twice.
 *
 * @param key what flows and criteria call it: unique, and never changed
 */
public record ContactList(ListId id, String key, String name, Instant createdAt) {
  /** The partition of the index in which lists are listed. */
  static final String LISTED = "lists";

  static ContactList of(Item item) {
    return new ContactList(
        ListKeys.listOf(item.key()),
        item.text("key").orElseThrow(),
        item.text("name").orElseThrow(),
        item.instant("createdAt").orElseThrow());
  }

  Item item() {
    return ItemBuilder.at(ListKeys.list(id))
        .text("key", key)
        .text("name", name)
        .instant("createdAt", createdAt)
        .text(Tables.CONTACTS_LISTED.partitionAttribute(), LISTED)
        .text(Tables.CONTACTS_LISTED.sortAttribute(), Instants.text(createdAt) + "#" + id)
        .build();
  }
}
