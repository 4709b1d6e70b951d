package io.relance.server.audience;

import io.relance.application.criteria.ContactFacts;
import io.relance.audience.AudienceIndex;
import io.relance.audience.IndexedContact;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.embedded.store.SqliteItemStore;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Applies recorded changes to an index, each once. A contact that is read as a whole may already
 * contain what later changes say: it is read again, instead of counting an event twice.
 */
final class IndexUpdates {
  /** How many contacts are read together when the index is built. */
  private static final int READ_TOGETHER = 100;

  private final AudienceIndex index;
  private final ContactFacts facts;
  private final SqliteItemStore store;
  private final Runnable removed;

  /** The contacts that were read as a whole, with the position of the last change it contains. */
  private final Map<ContactId, Long> reads = new HashMap<>();

  /** Changes up to here may be contained in what was read when the index was built. */
  private long builtUntil;

  IndexUpdates(AudienceIndex index, AudienceFeed.Sources sources) {
    this.index = index;
    this.facts = sources.facts();
    this.store = sources.store();
    this.removed = sources.removed();
  }

  /** Reads every contact that there is. */
  void readAll() {
    try (var all = facts.everyContact()) {
      all.gather(Gatherers.windowFixed(READ_TOGETHER)).forEach(this::readTogether);
    }
    builtUntil = store.latestChange();
  }

  private void readTogether(Collection<ContactId> contacts) {
    store.readTogether(() -> contacts.forEach(this::readWhole));
  }

  /** No recorded change is left: what was read as a whole cannot overlap with later ones. */
  void caughtUp() {
    reads.clear();
  }

  /** Applies changes in their order. */
  void apply(List<ContactChange> changes) {
    if (!changes.isEmpty()) {
      store.readTogether(() -> applyAsOf(store.latestChange(), changes));
    }
  }

  /** Applies changes with what the store has at a position that is not before theirs. */
  private void applyAsOf(long position, List<ContactChange> changes) {
    var whole = new HashSet<ContactId>();
    var profiles = new HashSet<ContactId>();
    var items = items(changes);
    for (var change : changes) {
      if (!whole.contains(change.contact()) && !isKnown(change)) {
        apply(
            new Changed(change, Optional.ofNullable(items.get(change.change().key()))),
            whole,
            profiles);
      }
    }
    for (var contact : whole) {
      readWhole(contact);
      reads.put(contact, position);
    }
    profiles.removeAll(whole);
    profiles.forEach(this::readProfile);
  }

  /**
   * A change of a contact the index may have, with its item of now.
   *
   * @param item read for events, and for messages with new events, only
   */
  private record Changed(ContactChange change, Optional<Item> item) {}

  /** The items of new events, read together. */
  private Map<ItemKey, Item> items(List<ContactChange> changes) {
    return store.getMany(
        changes.stream()
            .filter(
                change -> change.isOfEvent() || (change.isMessage() && !added(change).isEmpty()))
            .map(change -> change.change().key())
            .collect(Collectors.toSet()));
  }

  /** Whether the contact was read as a whole after the change. */
  private boolean isKnown(ContactChange change) {
    return change.position() <= reads.getOrDefault(change.contact(), 0L);
  }

  private boolean mayBeKnown(ContactChange change) {
    return change.position() <= builtUntil && !reads.containsKey(change.contact());
  }

  private void apply(Changed changed, Set<ContactId> whole, Set<ContactId> profiles) {
    var change = changed.change();
    var contact = change.contact();
    if (change.isOfExistence() || mayBeKnown(change) || !index.contains(contact)) {
      whole.add(contact);
    } else if (change.isMessage()) {
      applyMessage(changed, whole);
    } else if (change.isOfEvent()) {
      applyEvent(changed, whole);
    }
    if (change.isOfProfile()) {
      profiles.add(contact);
      if (change.isMessage()) {
        facts.sharingAddress(contact).forEach(profiles::add);
      }
    }
  }

  private void applyEvent(Changed changed, Set<ContactId> whole) {
    var change = changed.change();
    if (changed.item().isEmpty() || !change.isInsertion()) {
      whole.add(change.contact());
    } else {
      facts
          .eventsOf(changed.item().orElseThrow())
          .forEach(event -> index.add(change.contact(), event));
    }
  }

  private void applyMessage(Changed changed, Set<ContactId> whole) {
    var change = changed.change();
    var added = added(change);
    if (!change.eventsAfter().containsAll(change.eventsBefore())) {
      whole.add(change.contact());
    } else if (!added.isEmpty()) {
      changed.item().stream()
          .flatMap(facts::eventsOf)
          .filter(event -> BuiltInEvent.named(event.name()).filter(added::contains).isPresent())
          .forEach(event -> index.add(change.contact(), event));
    }
  }

  /** The events of a message that it has since a change. */
  private static Set<BuiltInEvent> added(ContactChange change) {
    var added = EnumSet.noneOf(BuiltInEvent.class);
    added.addAll(change.eventsAfter());
    added.removeAll(change.eventsBefore());
    return added;
  }

  private void readWhole(ContactId contact) {
    var known = index.contains(contact);
    index.remove(contact);
    var whole = facts.whole(contact);
    if (whole.isEmpty() && known) {
      removed.run();
    }
    whole.ifPresent(
        found -> {
          index.put(indexed(found.profile()));
          found.events().forEach(event -> index.add(contact, event));
        });
  }

  private void readProfile(ContactId contact) {
    if (index.contains(contact)) {
      facts
          .profile(contact)
          .ifPresentOrElse(found -> index.put(indexed(found)), () -> index.remove(contact));
    }
  }

  private static IndexedContact indexed(ContactFacts.Profile profile) {
    return new IndexedContact(
        profile.id(),
        profile.properties(),
        profile.lists(),
        profile.consents(),
        profile.addresses(),
        profile.suppressed(),
        profile.rows());
  }
}
