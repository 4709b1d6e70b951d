package io.relance.application.privacy;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.conversations.model.ConversationEdits;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.shop.WaitingFacts;
import io.relance.application.tables.TableRows;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Forgets a contact: ends what it walks in, skips what it is owed, leaves no address and no text
 * anywhere, and keeps counts. Opt-outs of its addresses stay, under a keyed hash.
 *
 * <p>The first transaction takes the contact away, so that nothing more is sent, and puts on the
 * agenda what remains: an erasure that was cut short goes on there, and what an index did not show
 * yet is found later.
 */
public final class EraseContact {
  /** After this even a late index shows everything that was written before. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ItemStore store;
  private final Contacts contacts;
  private final Lists lists;
  private final TableRows rows;
  private final EndEnrollment endEnrollment;
  private final PendingMessages messages;
  private final WaitingFacts waiting;
  private final Schedule schedule;
  private final InstantSource clock;

  public EraseContact(
      ItemStore store,
      Contacts contacts,
      Lists lists,
      EndEnrollment endEnrollment,
      PendingMessages messages,
      WaitingFacts waiting,
      Schedule schedule,
      InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.lists = lists;
    this.rows = new TableRows(store, clock);
    this.endEnrollment = endEnrollment;
    this.messages = messages;
    this.waiting = waiting;
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * Forgets a contact; asked again it goes on where it was.
   *
   * @return false when there is nobody to forget
   */
  public boolean erase(ContactId id) {
    var erased = forget(id);
    if (erased) {
      store.purgeDeleted();
    }
    return erased;
  }

  /** Forgets contacts, and removes from the files of the store what was deleted before. */
  public void erase(Collection<ContactId> ids) {
    ids.forEach(this::forget);
    store.purgeDeleted();
  }

  private boolean forget(ContactId id) {
    OptimisticRetry.retryUntil(
        "contact", id.value(), () -> contacts.find(id).map(this::takeAway).orElse(true));
    var erasure = store.get(Erasure.key(id)).map(Erasure::of);
    erasure.ifPresent(this::pass);
    return erasure.isPresent();
  }

  /** Continues an erasure that was cut short, or looks once more for what came late. */
  void goOn(ContactId id) {
    var erasure = store.get(Erasure.key(id)).map(Erasure::of);
    erasure.ifPresent(this::pass);
    if (erasure.filter(Erasure::isCutShort).isPresent()) {
      store.purgeDeleted();
    }
  }

  Optional<Instant> askedAt(ContactId id) {
    return store.get(Erasure.key(id)).map(Erasure::of).map(Erasure::askedAt);
  }

  void finish(ContactId id) {
    Transactions.write(store, List.of(Write.delete(Erasure.key(id))));
  }

  private boolean takeAway(Contact contact) {
    var now = clock.instant();
    var entry = schedule.entry(DueKind.ERASURE, contact.id().value(), now.plus(PATIENCE));
    var writes = new ArrayList<Write>();
    writes.add(Erasure.of(contact, now).put());
    writes.add(schedule.put(entry));
    writes.addAll(AuditScope.entry("contact.erase", contact.id().value(), now));
    return contacts.delete(contact, writes);
  }

  private void pass(Erasure erasure) {
    var contact = erasure.contact();
    messages.forget(contact);
    store
        .all(Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT))
        .map(Enrollments::of)
        .filter(enrollment -> enrollment.endedAt().isEmpty())
        .map(Enrollment::id)
        .toList()
        .forEach(enrollment -> endEnrollment.end(enrollment, BranchByContact.ERASED));
    forgetAnswers(contact);
    new BlankRecords(store).blank(contact);
    waiting.forget(erasure.addresses());
    new ScrubDeadLetters(store).scrub(erasure.addresses());
    lists.of(contact).forEach(list -> lists.forget(list, contact));
    rows.forget(contact);
    empty(contact);
    Transactions.write(store, List.of(erasure.lookedThrough()));
  }

  private void forgetAnswers(ContactId contact) {
    store
        .all(Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT))
        .flatMap(item -> ConversationEdits.forget(item).stream())
        .toList()
        .forEach(write -> Transactions.write(store, List.of(write)));
  }

  /** Deletes all that is left in the contact's own partition. */
  private void empty(ContactId contact) {
    var partition = Query.of(Tables.CONTACTS, ContactKeys.partition(contact));
    var left = store.all(partition).map(item -> Write.delete(item.key())).toList();
    for (int from = 0; from < left.size(); from += ItemLimits.WRITES) {
      Transactions.write(
          store, left.subList(from, Math.min(left.size(), from + ItemLimits.WRITES)));
    }
  }
}
