package io.relance.application.contacts;
import io.relance.application.contacts.model.ContactPhone;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores which contacts have a phone number; several may have one.
 *
 * <p>A number is named by its key, which is the same for all its written forms. Its revision counts
 * the contacts that got it as their own: creating a contact because none has the number requires
 * the revision that was read.
 */
final class PhoneHolders {
  /** So many contacts have a number as their own that it identifies none of them. */
  static final int MANY = 50;

  /** The revision; it sorts before the contacts, so that one page has both. */
  private static final String GUARD = "guard";

  /** The contacts that have the number as their own; they sort before those below. */
  private static final String OWNER = "owner#";

  /** The contacts that have the number out of an address. */
  private static final String SENT_TO = "sent-to#";

  private static final String REVISION = "revision";

  private final ItemStore store;

  PhoneHolders(ItemStore store) {
    this.store = store;
  }

  /**
   * The first contacts that have a number, and its revision.
   *
   * @param owners those that have it as their own
   */
  record Found(List<ContactId> owners, List<ContactId> others, long revision) {
    static final Found NOBODY = new Found(List.of(), List.of(), 0);

    Found {
      owners = List.copyOf(owners);
      others = List.copyOf(others);
    }

    /** The owners, unless they are too many to be told apart. */
    List<ContactId> fewOwners() {
      return owners.size() > MANY ? List.of() : owners;
    }

    List<ContactId> all() {
      return Stream.concat(owners.stream(), others.stream()).toList();
    }
  }

  /** The first contacts that have a number, the owners before the others. */
  Found first(String key) {
    var query = Query.of(Tables.CONTACTS, partition(key)).limit(MANY + 2);
    try (var read = store.all(query)) {
      var items = read.limit(MANY + 2).toList();
      long revision =
          items.stream()
              .filter(item -> item.key().sort().equals(GUARD))
              .mapToLong(item -> item.number(REVISION))
              .sum();
      return new Found(
          contacts(items.stream(), OWNER).toList(),
          contacts(items.stream(), SENT_TO).toList(),
          revision);
    }
  }

  /** All contacts that have a number. */
  List<ContactId> all(String key) {
    var items = store.all(Query.of(Tables.CONTACTS, partition(key))).toList();
    return Stream.concat(contacts(items.stream(), OWNER), contacts(items.stream(), SENT_TO))
        .toList();
  }

  private static Stream<ContactId> contacts(Stream<Item> items, String prefix) {
    return items
        .map(item -> item.key().sort())
        .filter(sort -> sort.startsWith(prefix))
        .map(sort -> new ContactId(sort.substring(prefix.length())));
  }

  /**
   * A change of a contact's phone.
   *
   * @param read the revision of the number after, if that must not have changed
   */
  record Change(
      ContactId contact,
      Optional<ContactPhone> before,
      Optional<ContactPhone> after,
      Optional<Long> read) {}

  /** The writes for a contact whose phone changes. */
  static List<Write> writes(Change change) {
    var contact = change.contact();
    var before = change.before();
    var after = change.after();
    var writes = new ArrayList<Write>();
    if (row(contact, before).equals(row(contact, after))) {
      return writes;
    }
    row(contact, before).ifPresent(key -> writes.add(Write.delete(key)));
    row(contact, after).ifPresent(key -> writes.add(Write.put(ItemBuilder.at(key).build())));
    var keyBefore = before.map(ContactPhone::key);
    var keyAfter = after.map(ContactPhone::key);
    if (!keyBefore.equals(keyAfter)) {
      // Nothing of a number is left when no contact has it: its revision starts again.
      keyBefore.ifPresent(key -> writes.add(Write.delete(guard(key))));
    }
    after
        .filter(ContactPhone::own)
        .ifPresent(phone -> writes.add(count(phone.key(), change.read())));
    return writes;
  }

  private static Write count(String key, Optional<Long> read) {
    var precondition =
        read.map(
                revision ->
                    revision == 0
                        ? Precondition.absent()
                        : Precondition.equal(REVISION, revision.longValue()))
            .orElseGet(Precondition::always);
    return Write.update(guard(key), precondition, Edit.add(REVISION, 1));
  }

  private static ItemKey guard(String key) {
    return new ItemKey(Tables.CONTACTS, partition(key), GUARD);
  }

  private static Optional<ItemKey> row(ContactId contact, Optional<ContactPhone> phone) {
    return phone.map(
        it ->
            new ItemKey(
                Tables.CONTACTS, partition(it.key()), (it.own() ? OWNER : SENT_TO) + contact));
  }

  private static String partition(String key) {
    return "identity#phone#" + key;
  }
}
