package io.relance.application.events;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * The contacts that the shop's history has just changed: they enter and leave segments without
 * triggering, which happens within a second or so of the change.
 */
public final class QuietContacts {
  private static final Duration PERIOD = Duration.ofMinutes(2);

  private QuietContacts() {}

  /** The write that makes a contact quiet, with the change or before it. */
  public static Write write(ContactId contact, Instant now) {
    return Write.put(
        ItemBuilder.at(key(contact))
            .number(Item.EXPIRES_AT, now.plus(PERIOD).getEpochSecond())
            .build());
  }

  public static boolean include(ItemStore store, ContactId contact) {
    return store.get(key(contact)).isPresent();
  }

  private static ItemKey key(ContactId contact) {
    return ContactKeys.inContact(contact, "quiet");
  }
}
