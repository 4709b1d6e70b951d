package io.relance.application.lists;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.UniqueKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Stores lists and their members, each contact at most once. */
public final class Lists {
  private static final int LONGEST_NAME = 100;

  private final ItemStore store;
  private final Contacts contacts;
  private final Memberships memberships;
  private final UniqueKeys keys;
  private final InstantSource clock;

  /**
   * The lists of a store.
   *
   * @param joinings decides what is written when contacts join
   */
  public Lists(ItemStore store, Contacts contacts, Joinings joinings, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.memberships = new Memberships(store, joinings, clock);
    this.keys = new UniqueKeys(store, Tables.CONTACTS, "list");
    this.clock = clock;
  }

  /** Creates an empty list, with a key made from its name. */
  public CreateListResult create(String name) {
    return create(name, new KeyRequest.FromName(name));
  }

  /** Creates an empty list. */
  public CreateListResult create(String name, KeyRequest request) {
    var fault = fault(name);
    if (fault.isPresent()) {
      return new CreateListResult.Unnamed(fault.orElseThrow());
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var id = Ids.random();
    return keys.create(
            request,
            id,
            key -> {
              var made = Write.putNew(list(new ListId(id), key, name.strip(), now).item());
              return with(made, "list.create", id);
            })
        .<CreateListResult>map(
            key -> new CreateListResult.Made(list(new ListId(id), key, name.strip(), now)))
        .orElseGet(() -> new CreateListResult.KeyTaken(request.text()));
  }

  private List<Write> with(Write write, String action, String list) {
    var writes = new ArrayList<Write>();
    writes.add(write);
    writes.addAll(AuditScope.entry(action, list, clock.instant()));
    return writes;
  }

  private static ContactList list(ListId id, String key, String name, Instant now) {
    return new ContactList(id, key, name, now);
  }

  /** Renames a list, whose key stays. */
  public RenameListResult rename(ListId id, String name) {
    var fault = fault(name);
    if (fault.isPresent()) {
      return new RenameListResult.Unnamed(fault.orElseThrow());
    }
    var write =
        Write.update(ListKeys.list(id), Precondition.present(), Edit.set("name", name.strip()));
    var renamed = Transactions.write(store, with(write, "list.rename", id.value())).committed();
    return renamed
        ? find(id)
            .<RenameListResult>map(RenameListResult.Renamed::new)
            .orElseGet(RenameListResult.Unknown::new)
        : new RenameListResult.Unknown();
  }

  private static Optional<Diagnostic> fault(String name) {
    var trimmed = name.strip();
    return trimmed.isEmpty()
            || trimmed.length() > LONGEST_NAME
            || trimmed.chars().anyMatch(Character::isISOControl)
        ? Optional.of(
            Diagnostic.error("list.name", "must be 1 to 100 printable characters").path("name"))
        : Optional.empty();
  }

  /**
   * Removes a list with its key; its members are left to {@link #forgetSome}.
   *
   * @param deletion starts the removal of its members, in the same transaction
   */
  void remove(ContactList list, List<Write> deletion) {
    // Refused if the list is already being deleted: the first deletion removes its members.
    var removed = new Write.Delete(ListKeys.list(list.id()), Precondition.present());
    var writes = with(removed, "list.delete", list.id().value());
    writes.add(keys.release(list.key(), list.id().value()));
    writes.addAll(deletion);
    Transactions.write(store, writes);
  }

  /** Removes some members of a list that was removed; returns how many. */
  int forgetSome(ListId list) {
    return memberships.forgetSome(list);
  }

  public Optional<ContactList> find(ListId list) {
    return store.get(ListKeys.list(list)).map(ContactList::of);
  }

  /** The list that has a key. */
  public Optional<ContactList> byKey(String key) {
    return idOf(key).flatMap(this::find);
  }

  /** The id of the list that has a key. */
  public Optional<ListId> idOf(String key) {
    return keys.find(key).map(ListId::new);
  }

  /** Lists by the time of creation, newest first. */
  public Slice<ContactList> list(PageRequest page) {
    var itemPage =
        store.query(
            Query.of(Tables.CONTACTS, ContactList.LISTED)
                .on(Tables.CONTACTS_LISTED)
                .backwards()
                .page(page));
    return new Slice<>(itemPage.items(), itemPage.next()).map(ContactList::of);
  }

  /** The keys of all lists, read page by page. */
  public Stream<String> keys() {
    return store
        .all(Query.of(Tables.CONTACTS, ContactList.LISTED).on(Tables.CONTACTS_LISTED))
        .map(item -> ContactList.of(item).key());
  }

  /** The exact number of members. */
  public long size(ListId list) {
    return store.getAll(ListKeys.counts(list)).values().stream()
        .mapToLong(shard -> shard.number(Memberships.COUNT))
        .sum();
  }

  /** Adds contacts to a list; those who are members already stay. */
  public MembershipChange add(ListId list, Collection<ContactId> contactIds) {
    return add(list, contactIds, Optional.empty());
  }

  /** As {@link #add}, by an automation, which that does not trigger. */
  public MembershipChange addBy(
      AutomationId automation, ListId list, Collection<ContactId> contactIds) {
    return add(list, contactIds, Optional.of(automation));
  }

  private MembershipChange add(
      ListId list, Collection<ContactId> contactIds, Optional<AutomationId> by) {
    return find(list)
        .map(found -> new Joinings.Joining(found.key(), by))
        .<MembershipChange>map(joining -> memberships.add(list, contactIds, joining))
        .orElseGet(MembershipChange.NoList::new);
  }

  /** Removes contacts from a list. */
  public MembershipChange remove(ListId list, Collection<ContactId> contactIds) {
    return find(list).isEmpty()
        ? new MembershipChange.NoList()
        : memberships.remove(list, contactIds);
  }

  /** Removes a contact from a list without a timeline entry, when the contact is erased. */
  public void forget(ListId list, ContactId contact) {
    memberships.forget(list, contact);
  }

  public boolean contains(ListId list, ContactId contact) {
    return store.get(ListKeys.membership(contact, list)).isPresent();
  }

  /** The members of a list, page by page. */
  public Slice<ListMember> members(ListId list, PageRequest page) {
    var itemPage = store.query(everyMember(list).page(page));
    return new Slice<>(itemPage.items().stream().map(ListMember::of).toList(), itemPage.next());
  }

  /**
   * The members of a list by id, read page by page.
   *
   * @param after only those with a greater id; empty for all
   */
  public Stream<Contact> membersAfter(ListId list, String after) {
    return all(list, after(list, after).limit(ItemLimits.KEYS_IN_A_BATCH))
        .map(ListKeys::contact)
        .filter(id -> id.value().compareTo(after) > 0)
        .gather(Gatherers.windowFixed(ItemLimits.KEYS_IN_A_BATCH))
        .flatMap(this::found);
  }

  private Stream<Contact> found(List<ContactId> ids) {
    var found = contacts.findAll(ids);
    return ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream());
  }

  /**
   * Some ids of members, in their order.
   *
   * @param after only greater ids; empty for all
   * @param most 1 to 1,000; fewer mean that there are no more
   */
  public List<ContactId> memberIdsAfter(ListId list, String after, int most) {
    try (var members = all(list, after(list, after))) {
      return members
          .map(ListKeys::contact)
          .filter(id -> id.value().compareTo(after) > 0)
          .limit(most)
          .toList();
    }
  }

  /** The ids of all members of a list, read page by page. */
  public Stream<ContactId> memberIds(ListId list) {
    return all(list, everyMember(list)).map(ListKeys::contact);
  }

  /** The ids of the lists of a contact. */
  public List<ListId> of(ContactId contact) {
    var lists =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact)).startingWith(ContactKeys.LIST);
    return in(store.all(lists).toList());
  }

  /** The ids of the lists among the items of a contact's partition. */
  public static List<ListId> in(Collection<Item> partition) {
    return partition.stream()
        .map(item -> item.key().sort())
        .filter(sort -> sort.startsWith(ContactKeys.LIST))
        .map(sort -> new ListId(sort.substring(ContactKeys.LIST.length())))
        .toList();
  }

  /** A deleted list has no members, although some may still be stored. */
  private Stream<Item> all(ListId list, Query members) {
    return find(list).isEmpty() ? Stream.empty() : store.all(members);
  }

  private static Query everyMember(ListId list) {
    return Query.of(Tables.CONTACTS, ListKeys.partition(list)).startingWith(ListKeys.MEMBER);
  }

  private static Query after(ListId list, String after) {
    return Query.of(Tables.CONTACTS, ListKeys.partition(list))
        .between(ListKeys.MEMBER + after, ListKeys.MEMBER + Query.LAST);
  }
}
