package io.relance.application.lists;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.FollowingWrites;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Writes memberships, at the contact and at the list, with the count of the list. */
final class Memberships {
  /** Writes for a contact that joins or leaves: both sides, the check, the timeline. */
  private static final int WRITES = 4;

  /** The contacts of one transaction, with the writes for the count and for the audit. */
  private static final int CHUNK = (ItemLimits.WRITES - 2) / WRITES;

  private static final int CHUNK_WITH_EVENTS = (ItemLimits.WRITES - 2) / (WRITES + Joinings.WRITES);

  /** The members of a deleted list that one part of its job removes; takes under a second. */
  private static final int FORGOTTEN_AT_A_TIME = 250;

  private static final Joinings.Following NOTHING = _ -> FollowingWrites.NONE;

  static final String COUNT = "members";

  private final ItemStore store;
  private final Joinings joinings;
  private final InstantSource clock;

  Memberships(ItemStore store, Joinings joinings, InstantSource clock) {
    this.store = store;
    this.joinings = joinings;
    this.clock = clock;
  }

  MembershipChange.Done add(ListId list, Collection<ContactId> contacts, Joinings.Joining joining) {
    var following = joinings.following(joining);
    return inChunks(
        contacts,
        following.isPresent() ? CHUNK_WITH_EVENTS : CHUNK,
        chunk ->
            OptimisticRetry.retry(
                "list",
                list.value(),
                () -> tryToAdd(list, joining, chunk, following.orElse(NOTHING))));
  }

  private static MembershipChange.Done inChunks(
      Collection<ContactId> contacts,
      int most,
      Function<List<ContactId>, MembershipChange.Done> change) {
    var changes =
        contacts.stream().distinct().gather(Gatherers.windowFixed(most)).map(change).toList();
    return new MembershipChange.Done(
        changes.stream().mapToInt(MembershipChange.Done::changed).sum(),
        changes.stream().flatMap(done -> done.unknown().stream()).toList());
  }

  private Optional<MembershipChange.Done> tryToAdd(
      ListId list,
      Joinings.Joining joining,
      List<ContactId> contacts,
      Joinings.Following following) {
    var found = found(list, contacts);
    Predicate<ContactId> known = contact -> found.containsKey(ContactKeys.contact(contact));
    var added =
        contacts.stream().filter(known).filter(contact -> !isOn(list, contact, found)).toList();
    var writes = new ArrayList<Write>();
    added.forEach(contact -> writes.addAll(join(list, joining.key(), contact)));
    var followingWrites = added.isEmpty() ? FollowingWrites.NONE : following.of(added);
    writes.addAll(followingWrites.writes());
    if (!changed("list.add-members", list, writes, added.size())) {
      return Optional.empty();
    }
    followingWrites.committed().run();
    var unknown = contacts.stream().filter(known.negate()).toList();
    return Optional.of(new MembershipChange.Done(added.size(), unknown));
  }

  MembershipChange.Done remove(ListId list, Collection<ContactId> contacts) {
    return inChunks(
        contacts,
        CHUNK,
        chunk -> OptimisticRetry.retry("list", list.value(), () -> tryToRemove(list, chunk)));
  }

  private Optional<MembershipChange.Done> tryToRemove(ListId list, List<ContactId> contacts) {
    var found = found(list, contacts);
    var leaving = contacts.stream().filter(contact -> isOn(list, contact, found)).toList();
    var writes = new ArrayList<Write>();
    leaving.forEach(contact -> writes.addAll(leave(list, contact)));
    return changed("list.remove-members", list, writes, -leaving.size())
        ? Optional.of(new MembershipChange.Done(leaving.size(), List.of()))
        : Optional.empty();
  }

  /** Removes a contact without a timeline entry. */
  void forget(ListId list, ContactId contact) {
    OptimisticRetry.retryUntil(
        "list",
        list.value(),
        () ->
            !isOn(list, contact, found(list, List.of(contact)))
                || committed(list, new ArrayList<>(offBothSides(list, contact)), -1));
  }

  /**
   * Removes some members of a deleted list; its counts when it has none any more.
   *
   * @return how many
   */
  int forgetSome(ListId list) {
    var members =
        store
            .query(
                Query.of(Tables.CONTACTS, ListKeys.partition(list))
                    .startingWith(ListKeys.MEMBER)
                    .limit(FORGOTTEN_AT_A_TIME))
            .items();
    if (members.isEmpty()) {
      Transactions.write(store, ListKeys.counts(list).stream().map(Write::delete).toList());
    }
    members.stream()
        .map(ListKeys::contact)
        .flatMap(contact -> bothSides(list, contact))
        .map(Write::delete)
        .gather(Gatherers.windowFixed(ItemLimits.WRITES))
        .forEach(writes -> Transactions.write(store, writes));
    return members.size();
  }

  private static Stream<ItemKey> bothSides(ListId list, ContactId contact) {
    return Stream.of(ListKeys.membership(contact, list), ListKeys.member(list, contact));
  }

  private Map<ItemKey, Item> found(ListId list, List<ContactId> contacts) {
    return store.getAll(
        contacts.stream()
            .flatMap(
                contact ->
                    Stream.of(ContactKeys.contact(contact), ListKeys.membership(contact, list)))
            .toList());
  }

  private static boolean isOn(ListId list, ContactId contact, Map<ItemKey, Item> found) {
    return found.containsKey(ListKeys.membership(contact, list));
  }

  private boolean changed(String action, ListId list, List<Write> writes, int joined) {
    if (!writes.isEmpty()) {
      writes.addAll(AuditScope.entry(action, list.value(), clock.instant()));
    }
    return committed(list, writes, joined);
  }

  /** True also if there is nothing to write. */
  private boolean committed(ListId list, List<Write> writes, int joined) {
    if (writes.isEmpty()) {
      return true;
    }
    var spread = writes.getFirst().key().partition();
    writes.add(
        Write.update(ListKeys.count(list, spread), Precondition.always(), Edit.add(COUNT, joined)));
    return Transactions.write(store, writes).committed();
  }

  private List<Write> join(ListId list, String key, ContactId contact) {
    var event = EventProperties.of(BuiltInEvent.LIST_JOINED).with("list", key);
    return List.of(
        Write.putNew(side(ListKeys.membership(contact, list))),
        Write.putNew(side(ListKeys.member(list, contact))),
        Write.check(ContactKeys.contact(contact), Precondition.present()),
        Activities.write(contact, clock.instant(), event, Map.of("list", list.value())));
  }

  private Item side(ItemKey key) {
    return ItemBuilder.at(key).instant("addedAt", clock.instant()).build();
  }

  private List<Write> leave(ListId list, ContactId contact) {
    var writes = new ArrayList<>(offBothSides(list, contact));
    writes.add(
        Activities.write(
            contact, clock.instant(), "removed-from-list", Map.of("list", list.value())));
    return writes;
  }

  private static List<Write> offBothSides(ListId list, ContactId contact) {
    return bothSides(list, contact)
        .<Write>map(key -> new Write.Delete(key, Precondition.present()))
        .toList();
  }
}
