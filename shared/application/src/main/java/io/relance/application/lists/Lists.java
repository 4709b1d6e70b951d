package io.relance.application.lists;

import io.relance.application.contacts.Contact;
import io.relance.application.contacts.ContactKeys;
import io.relance.application.contacts.Contacts;
import io.relance.application.store.Ids;
import io.relance.application.store.Slice;
import io.relance.application.store.Tables;
import io.relance.application.store.Transactions;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps lists and who is on them, each contact once. */
public final class Lists {
  private static final int LONGEST_NAME = 100;

  private final ItemStore store;
  private final Contacts contacts;
  private final Memberships memberships;
  private final InstantSource clock;

  public Lists(ItemStore store, Contacts contacts, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.memberships = new Memberships(store, clock);
    this.clock = clock;
  }

  public ListCreated create(String name) {
    var trimmed = name.strip();
    if (trimmed.isEmpty()
        || trimmed.length() > LONGEST_NAME
        || trimmed.chars().anyMatch(Character::isISOControl)) {
      return new ListCreated.Unnamed(
          Diagnostic.error(
                  "list.name", "A list's name has 1 to 100 characters, all of them printable.")
              .path("name"));
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var list = new ContactList(Ids.random(), trimmed, now);
    Transactions.write(store, List.of(Write.putNew(list.item())));
    return new ListCreated.Made(list);
  }

  public Optional<ContactList> find(String list) {
    return store.get(ListKeys.list(list)).map(ContactList::of);
  }

  /** Lists in the order in which they were made, newest first. */
  public Slice<ContactList> list(int limit, Optional<String> cursor) {
    var page =
        store.query(
            Query.of(Tables.CONTACTS, ContactList.LISTED)
                .on(Tables.CONTACTS_LISTED)
                .backwards()
                .limit(limit)
                .after(cursor));
    return new Slice<>(page.items(), page.next()).map(ContactList::of);
  }

  /** The ids of all lists, read as the stream is. */
  public Stream<String> ids() {
    return store
        .all(Query.of(Tables.CONTACTS, ContactList.LISTED).on(Tables.CONTACTS_LISTED))
        .map(item -> ContactList.of(item).id());
  }

  /** How many contacts are on a list, exactly. */
  public long size(String list) {
    return store.getAll(ListKeys.counts(list)).values().stream()
        .mapToLong(shard -> shard.number(Memberships.COUNT))
        .sum();
  }

  /** Puts contacts on a list; those who are on it already stay. */
  public MembersChanged add(String list, Collection<String> contactIds) {
    return find(list).isEmpty()
        ? new MembersChanged.NoList()
        : inChunks(contactIds, chunk -> memberships.add(list, chunk));
  }

  /** Takes contacts off a list. */
  public MembersChanged remove(String list, Collection<String> contactIds) {
    return find(list).isEmpty()
        ? new MembersChanged.NoList()
        : inChunks(contactIds, chunk -> memberships.remove(list, chunk));
  }

  /** Takes a contact off a list without a trace, as a part of forgetting it. */
  public void forget(String list, String contact) {
    memberships.forget(list, contact);
  }

  public boolean contains(String list, String contact) {
    return store.get(ListKeys.membership(contact, list)).isPresent();
  }

  /** Those on a list, some at a time. */
  public Slice<Contact> members(String list, int limit, Optional<String> cursor) {
    var page = store.query(everyMember(list).limit(limit).after(cursor));
    var ids = page.items().stream().map(Lists::contact).toList();
    var members = new ArrayList<Contact>();
    for (int from = 0; from < ids.size(); from += 100) {
      var chunk = ids.subList(from, Math.min(ids.size(), from + 100));
      var found = contacts.findAll(chunk);
      chunk.stream()
          .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
          .forEach(members::add);
    }
    return new Slice<>(members, page.next());
  }

  /** The ids of all those on a list, read as the stream is. */
  public Stream<String> memberIds(String list) {
    return store.all(everyMember(list)).map(Lists::contact);
  }

  /** The ids of the lists that a contact is on. */
  public List<String> of(String contact) {
    return store
        .all(
            Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
                .startingWith(ContactKeys.LIST))
        .map(item -> item.key().sort().substring(ContactKeys.LIST.length()))
        .toList();
  }

  private interface Chunk {
    MembersChanged.Done change(List<String> contacts);
  }

  private static MembersChanged inChunks(Collection<String> contactIds, Chunk chunk) {
    var ids = List.copyOf(new LinkedHashSet<>(contactIds));
    int changed = 0;
    var unknown = new ArrayList<String>();
    for (int from = 0; from < ids.size(); from += Memberships.CHUNK) {
      var part = ids.subList(from, Math.min(ids.size(), from + Memberships.CHUNK));
      var done = chunk.change(part);
      changed += done.changed();
      unknown.addAll(done.unknown());
    }
    return new MembersChanged.Done(changed, unknown);
  }

  private static Query everyMember(String list) {
    return Query.of(Tables.CONTACTS, ListKeys.partition(list)).startingWith(ListKeys.MEMBER);
  }

  private static String contact(Item member) {
    return member.key().sort().substring(ListKeys.MEMBER.length());
  }
}
