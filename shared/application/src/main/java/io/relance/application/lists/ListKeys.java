package io.relance.application.lists;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.List;
import java.util.stream.IntStream;

/** Where lists, their members and their counts live. */
final class ListKeys {
  static final String MEMBER = "member#";
  private static final String PREFIX = "list#";
  private static final int SHARDS = 8;

  private ListKeys() {}

  /** The list in whose partition a key is. */
  static ListId listOf(ItemKey key) {
    return new ListId(key.partition().substring(PREFIX.length()));
  }

  static String partition(ListId list) {
    return PREFIX + list;
  }

  static ItemKey list(ListId list) {
    return new ItemKey(Tables.CONTACTS, partition(list), "list");
  }

  /** The list's side of a membership. */
  static ItemKey member(ListId list, ContactId contact) {
    return new ItemKey(Tables.CONTACTS, partition(list), MEMBER + contact);
  }

  /** The contact of the list's side of a membership. */
  static ContactId contact(Item member) {
    return new ContactId(member.key().sort().substring(MEMBER.length()));
  }

  /** The contact's side of a membership. */
  static ItemKey membership(ContactId contact, ListId list) {
    return ContactKeys.inContact(contact, ContactKeys.LIST + list);
  }

  /** The shard of a list's count that a writer adds to. */
  static ItemKey count(ListId list, String spread) {
    return shard(list, Math.floorMod(spread.hashCode(), SHARDS));
  }

  static List<ItemKey> counts(ListId list) {
    return IntStream.range(0, SHARDS).mapToObj(shard -> shard(list, shard)).toList();
  }

  private static ItemKey shard(ListId list, int shard) {
    return new ItemKey(Tables.CONTACTS, "list-count#" + list + "#" + shard, "count");
  }
}
