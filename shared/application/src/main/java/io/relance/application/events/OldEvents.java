package io.relance.application.events;

import io.relance.application.admin.DeadLetters;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.Enrollments;
import io.relance.application.persistence.IndependentWrites;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes events of long ago, with their entries of timelines; not those that enrollments which are
 * stored, or dead letters, refer to.
 */
public final class OldEvents {
  /** So many events, and so many entries of the timeline, are deleted of a contact at once. */
  private static final int MOST = 500;

  private static final String SETTLED_AT = "settledAt";

  private final ItemStore store;
  private final DeadLetters deadLetters;
  private final Instant cutoff;

  public OldEvents(ItemStore store, Instant cutoff) {
    this.store = store;
    this.deadLetters = new DeadLetters(store);
    this.cutoff = cutoff;
  }

  /**
   * What was deleted.
   *
   * @param events how many, with entries of timelines
   * @param complete whether that was all
   */
  public record Deleted(int events, boolean complete) {}

  /** What is old of a contact: entries of its timeline, and events that no enrollment needs. */
  private record OfContact(ContactId contact, List<ItemKey> entries, List<Old> events) {}

  /**
   * An event that is referred to.
   *
   * @param item empty when it is deleted already
   */
  private record Old(ItemKey key, Optional<Item> item) {
    boolean isSettled() {
      return item.isEmpty() || item.orElseThrow().attribute(SETTLED_AT).isPresent();
    }

    String id() {
      return ContactEventKeys.id(key);
    }
  }

  /** Deletes what is old of some contacts; repeated until it is complete, it deletes all. */
  public Deleted delete(List<ContactId> contacts) {
    var old = contacts.stream().flatMap(it -> old(it).stream()).toList();
    var needed = needed(old);
    int deleted = 0;
    var complete = true;
    for (var found : old) {
      var groups = new ArrayList<List<Write>>();
      found.entries().forEach(key -> groups.add(List.of(Write.delete(key))));
      found.events().stream()
          .filter(event -> !needed.contains(event.id()))
          .limit(MOST)
          .forEach(event -> groups.add(deletion(found.contact(), event)));
      int written = IndependentWrites.write(store, groups);
      deleted += written;
      complete &= written < MOST;
    }
    return new Deleted(deleted, complete);
  }

  private Optional<OfContact> old(ContactId contact) {
    var references = ContactReferences.before(store, contact, cutoff).toList();
    var entries = entries(contact);
    if (references.isEmpty() && entries.isEmpty()) {
      return Optional.empty();
    }
    var enrollments = enrollments(contact);
    var until = neededFrom(enrollments);
    var sources = enrollments.stream().map(Enrollment::source).collect(Collectors.toSet());
    var keys =
        references.stream().filter(key -> !sources.contains(ContactEventKeys.id(key))).toList();
    var items = store.getMany(keys);
    var events =
        keys.stream()
            .map(key -> new Old(key, Optional.ofNullable(items.get(key))))
            .filter(event -> isBefore(event, until))
            .toList();
    var bound = ContactKeys.ACTIVITY + Instants.text(until);
    var early = entries.stream().filter(key -> key.sort().compareTo(bound) < 0).toList();
    return Optional.of(new OfContact(contact, early, events));
  }

  private List<ItemKey> entries(ContactId contact) {
    var before =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .between(ContactKeys.ACTIVITY, ContactKeys.ACTIVITY + Instants.text(cutoff));
    return store.all(before.limit(MOST)).limit(MOST).map(Item::key).toList();
  }

  private List<Enrollment> enrollments(ContactId contact) {
    return store
        .all(Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT))
        .map(Enrollments::of)
        .toList();
  }

  /** Criteria of an enrollment in progress count events since the one that it began with. */
  private Instant neededFrom(List<Enrollment> enrollments) {
    var open =
        enrollments.stream()
            .filter(enrollment -> enrollment.endedAt().isEmpty())
            .filter(enrollment -> enrollment.enteredAt().isBefore(cutoff))
            .toList();
    var began = open.stream().map(it -> ContactEventKeys.occurrence(it.source())).toList();
    return Stream.concat(
            open.stream().map(Enrollment::enteredAt),
            store.getMany(began).values().stream()
                .flatMap(item -> ContactEvent.read(item).stream())
                .map(ContactEvent::ownTime))
        .filter(cutoff::isAfter)
        .min(Instant::compareTo)
        .orElse(cutoff);
  }

  private static boolean isBefore(Old event, Instant until) {
    return event
        .item()
        .flatMap(item -> item.text("at"))
        .filter(at -> !Instant.parse(at).isBefore(until))
        .isEmpty();
  }

  /** The events that dead letters name: a replay reads them. */
  private Set<String> needed(List<OfContact> old) {
    var unsettled =
        old.stream()
            .flatMap(it -> it.events().stream())
            .filter(event -> !event.isSettled())
            .map(Old::id)
            .toList();
    return unsettled.isEmpty() ? Set.of() : deadLetters.naming(unsettled);
  }

  private static List<Write> deletion(ContactId contact, Old event) {
    var writes = new ArrayList<Write>();
    event.item().ifPresent(item -> writes.addAll(deletion(item)));
    writes.add(ContactReferences.remove(contact, event.key()));
    return writes;
  }

  /** The event, and that it was counted as a trigger of automations. */
  private static List<Write> deletion(Item event) {
    var settled = event.text(SETTLED_AT);
    var unchanged =
        settled
            .<Precondition>map(at -> Precondition.equal(SETTLED_AT, at))
            .orElseGet(() -> new Precondition.AttributeAbsent(SETTLED_AT));
    var writes = new ArrayList<Write>();
    writes.add(new Write.Delete(event.key(), unchanged));
    var id = ContactEventKeys.id(event.key());
    CandidateAutomations.read(event).stream()
        .flatMap(it -> it.candidates().stream())
        .map(it -> EnrollmentKeys.triggered(it.automation(), id))
        .map(Write::delete)
        .forEach(writes::add);
    return writes;
  }
}
