package io.relance.application.membership;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads since when contacts are in segments, from an item for each in the contact's partition. */
public final class StoredMembers {
  private static final String SINCE = "since";

  private final ItemStore store;

  public StoredMembers(ItemStore store) {
    this.store = store;
  }

  static ItemKey key(SegmentId segment, ContactId contact) {
    return ContactKeys.inContact(contact, ContactKeys.SEGMENT + segment);
  }

  static Item item(SegmentId segment, ContactId contact, Instant since) {
    return ItemBuilder.at(key(segment, contact)).instant(SINCE, since).build();
  }

  /** Since when these contacts are in a segment, of those for whom it is stored. */
  public Map<ContactId, Instant> since(SegmentId segment, Collection<ContactId> contacts) {
    var since = new HashMap<ContactId, Instant>();
    var keys = contacts.stream().map(contact -> key(segment, contact)).toList();
    store
        .getMany(keys)
        .values()
        .forEach(
            item ->
                since.put(ContactKeys.contactOf(item.key()), item.instant(SINCE).orElseThrow()));
    return since;
  }
}
