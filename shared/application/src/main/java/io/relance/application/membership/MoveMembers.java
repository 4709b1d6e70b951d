package io.relance.application.membership;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.FollowingWrites;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.events.PublishContactEvents;
import io.relance.application.events.QuietContacts;
import io.relance.application.events.SegmentMove;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.NextChange;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stores that a contact entered or left a segment, once, with the event that this is, and schedules
 * the next instant at which time alone may move it. Repeated, it has no effect.
 */
public final class MoveMembers implements DueAction {
  private final ItemStore store;
  private final Contacts contacts;
  private final StoredFacts facts;
  private final Segments segments;
  private final PublishContactEvents publish;
  private final Schedule schedule;
  private final InstantSource clock;

  /** What was evaluated first is stored first. */
  private final ReentrantLock moving = new ReentrantLock();

  public MoveMembers(
      ItemStore store,
      Contacts contacts,
      StoredFacts facts,
      Segments segments,
      PublishContactEvents publish,
      Schedule schedule,
      InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.facts = facts;
    this.segments = segments;
    this.publish = publish;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Whether a move is an event: not while the first members of a segment are stored. */
  public enum Moves {
    EVENTS,
    SILENT
  }

  /** Moves a contact in or out of a segment, as the criteria say now. */
  public void move(Segment segment, ContactId contact, Moves moves) {
    var next = moved(segment, contact, moves);
    if (next.isPresent()) {
      var subject = segment.id() + "/" + contact;
      var entry = schedule.entry(DueKind.MEMBERSHIP, subject, next.orElseThrow());
      Transactions.write(store, List.of(schedule.put(entry)));
      schedule.wakeFor(entry);
    }
  }

  /** When time alone may move the contact next. */
  private Optional<Instant> moved(Segment segment, ContactId id, Moves moves) {
    moving.lock();
    try {
      return OptimisticRetry.retry(
          "contact",
          id.value(),
          () ->
              contacts
                  .find(id)
                  .map(contact -> tryToMove(segment, contact, moves))
                  .orElse(Optional.of(Optional.empty())));
    } finally {
      moving.unlock();
    }
  }

  /** Empty when the contact has changed since it was read. */
  private Optional<Optional<Instant>> tryToMove(Segment segment, Contact contact, Moves moves) {
    var now = facts.of(contact, clock.instant());
    var holds = CriteriaEvaluator.holds(segment.criteria(), now);
    var key = StoredMembers.key(segment.id(), contact.id());
    if (holds != store.get(key).isPresent()) {
      var following =
          moves == Moves.EVENTS && !QuietContacts.include(store, contact.id())
              ? events(segment, contact.id(), holds)
              : FollowingWrites.NONE;
      if (!write(segment, contact.id(), holds, following)) {
        return Optional.empty();
      }
      following.committed().run();
    }
    return Optional.of(NextChange.of(segment.criteria(), now).map(MoveMembers::inMillis));
  }

  /** The first millisecond, in which the schedule counts, at which a change has happened. */
  private static Instant inMillis(Instant change) {
    var millis = change.truncatedTo(ChronoUnit.MILLIS);
    return millis.isBefore(change) ? millis.plusMillis(1) : millis;
  }

  private FollowingWrites events(Segment segment, ContactId contact, boolean enters) {
    var limit = MoveLimit.of(store, segment.id(), contact, clock.instant());
    var following =
        limit.permits(enters)
            ? publish.following(new SegmentMove(segment.key(), contact, enters))
            : FollowingWrites.NONE;
    if (following.writes().isEmpty()) {
      return following;
    }
    var writes = new ArrayList<>(following.writes());
    writes.add(limit.counting(enters));
    return new FollowingWrites(writes, following.committed());
  }

  private boolean write(
      Segment segment, ContactId contact, boolean enters, FollowingWrites following) {
    var since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var writes = new ArrayList<Write>();
    writes.add(
        enters
            ? Write.putNew(StoredMembers.item(segment.id(), contact, since))
            : new Write.Delete(StoredMembers.key(segment.id(), contact), Precondition.present()));
    writes.add(Write.check(ContactKeys.contact(contact), Precondition.present()));
    writes.addAll(following.writes());
    return Transactions.write(store, writes).committed();
  }

  @Override
  public DueKind kind() {
    return DueKind.MEMBERSHIP;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var parts = subject.split("/", 2);
    var contact = new ContactId(parts[1]);
    var segment = segments.find(new SegmentId(parts[0]));
    segment.ifPresent(found -> move(found, contact, Moves.EVENTS));
    return Optional.empty();
  }
}
