package io.relance.server.audience;

import io.relance.application.criteria.ContactFacts;
import io.relance.audience.AudienceIndex;
import io.relance.audience.IndexedContact;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Gatherers;

/**
 * Applies recorded changes to an index, each once. A contact that is read as a whole may already
 * contain what later changes say: it is read again, instead of counting an event twice.
 */
final class IndexUpdates {
  /** How many contacts are read between two looks at the last recorded change. */
  private static final int READ_TOGETHER = 20;

  private final AudienceIndex index;
  private final ContactFacts facts;
  private final ItemStore store;
  private final LongSupplier latest;
  private final Runnable removed;

  /** The contacts that were read as a whole, with the positions before and after. */
  private final Map<ContactId, Read> reads = new HashMap<>();

  /** Changes up to here may be contained in what was read when the index was built. */
  private long builtUntil;

  private record Read(long before, long after) {}

  /**
   * @param latest the position of the last recorded change
   * @param removed is run when a contact was removed
   */
  IndexUpdates(
      AudienceIndex index,
      ContactFacts facts,
      ItemStore store,
      LongSupplier latest,
      Runnable removed) {
    this.index = index;
    this.facts = facts;
    this.store = store;
    this.latest = latest;
    this.removed = removed;
  }

  /** Reads every contact that there is. */
  void readAll() {
    try (var all = facts.everyContact()) {
      all.forEach(this::readWhole);
    }
    builtUntil = latest.getAsLong();
  }

  /** No recorded change is left: what was read as a whole cannot overlap with later ones. */
  void caughtUp() {
    reads.clear();
  }

  /** Applies changes in their order. */
  void apply(List<ContactChange> changes) {
    var whole = new HashSet<ContactId>();
    var profiles = new HashSet<ContactId>();
    for (var change : changes) {
      if (!whole.contains(change.contact()) && !isKnown(change)) {
        apply(change, whole, profiles);
      }
    }
    whole.stream().gather(Gatherers.windowFixed(READ_TOGETHER)).forEach(this::read);
    profiles.removeAll(whole);
    profiles.forEach(this::readProfile);
  }

  /** Whether the contact was read as a whole after the change. */
  private boolean isKnown(ContactChange change) {
    var read = reads.get(change.contact());
    return read != null && change.position() <= read.before();
  }

  private boolean mayBeKnown(ContactChange change) {
    var read = reads.get(change.contact());
    return change.position() <= (read == null ? builtUntil : read.after());
  }

  private void apply(ContactChange change, Set<ContactId> whole, Set<ContactId> profiles) {
    var contact = change.contact();
    if (change.isOfExistence() || mayBeKnown(change) || !index.contains(contact)) {
      whole.add(contact);
    } else if (change.isMessage()) {
      applyMessage(change, whole);
    } else if (change.isOfEvent()) {
      applyEvent(change, whole);
    }
    if (change.isOfProfile()) {
      profiles.add(contact);
      if (change.isMessage()) {
        facts.sharingAddress(contact).forEach(profiles::add);
      }
    }
  }

  private void applyEvent(ContactChange change, Set<ContactId> whole) {
    var stored = store.get(change.change().key());
    if (stored.isEmpty() || !change.isInsertion()) {
      whole.add(change.contact());
    } else {
      facts.eventsOf(stored.orElseThrow()).forEach(event -> index.add(change.contact(), event));
    }
  }

  private void applyMessage(ContactChange change, Set<ContactId> whole) {
    var added = EnumSet.noneOf(BuiltInEvent.class);
    added.addAll(change.eventsAfter());
    added.removeAll(change.eventsBefore());
    if (!change.eventsAfter().containsAll(change.eventsBefore())) {
      whole.add(change.contact());
    } else if (!added.isEmpty()) {
      store.get(change.change().key()).stream()
          .flatMap(facts::eventsOf)
          .filter(event -> BuiltInEvent.named(event.name()).filter(added::contains).isPresent())
          .forEach(event -> index.add(change.contact(), event));
    }
  }

  private void read(List<ContactId> contacts) {
    var before = latest.getAsLong();
    contacts.forEach(this::readWhole);
    var read = new Read(before, latest.getAsLong());
    contacts.forEach(contact -> reads.put(contact, read));
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
