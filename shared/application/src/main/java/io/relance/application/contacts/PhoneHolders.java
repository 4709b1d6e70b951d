package io.relance.application.contacts;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Optional;

/**
 * Stores which contacts have a phone number; several may have one.
 *
 * <p>A number is named by its key, which is the same for all its written forms. Its revision counts
 * the contacts that got it as their own: creating a contact because none has the number requires
 * the revision that was read.
 */
final class PhoneHolders {
  private static final String HOLDER = "holder#";
  private static final String REVISION = "revision";

  private final ItemStore store;

  PhoneHolders(ItemStore store) {
    this.store = store;
  }

  /** The contacts that have a number, and its revision. */
  record Found(List<ContactId> contacts, long revision) {
    static final Found NOBODY = new Found(List.of(), 0);

    Found {
      contacts = List.copyOf(contacts);
    }
  }

  Found of(String key) {
    var items = store.all(Query.of(Tables.CONTACTS, partition(key))).toList();
    var contacts =
        items.stream()
            .map(item -> item.key().sort())
            .filter(sort -> sort.startsWith(HOLDER))
            .map(sort -> new ContactId(sort.substring(HOLDER.length())))
            .toList();
    long revision =
        items.stream()
            .filter(item -> item.key().sort().equals(REVISION))
            .mapToLong(item -> item.number(REVISION))
            .findFirst()
            .orElse(0);
    return new Found(contacts, revision);
  }

  static Write add(String key, ContactId contact) {
    return Write.put(item(key, contact));
  }

  /** Leaves nothing of the number when no other contact has it: its revision starts again. */
  static List<Write> remove(String key, ContactId contact) {
    return List.of(Write.delete(holder(key, contact)), Write.delete(revision(key)));
  }

  /**
   * Counts a contact that got a number as its own.
   *
   * @param read the revision that must not have changed
   */
  static Write count(String key, Optional<Long> read) {
    var precondition =
        read.map(
                revision ->
                    revision == 0
                        ? Precondition.absent()
                        : Precondition.equal(REVISION, revision.longValue()))
            .orElseGet(Precondition::always);
    return Write.update(revision(key), precondition, Edit.add(REVISION, 1));
  }

  private static ItemKey revision(String key) {
    return new ItemKey(Tables.CONTACTS, partition(key), REVISION);
  }

  private static Item item(String key, ContactId contact) {
    return ItemBuilder.at(holder(key, contact)).build();
  }

  private static ItemKey holder(String key, ContactId contact) {
    return new ItemKey(Tables.CONTACTS, partition(key), HOLDER + contact);
  }

  private static String partition(String key) {
    return "identity#phone#" + key;
  }
}
