package io.relance.application.privacy;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.conversations.model.ConversationEdits;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.promocodes.GrantedCode;
import io.relance.application.shop.WaitingFacts;
import io.relance.application.tables.TableRows;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes what is stored of a deleted contact, some at a time: its messages, its enrollments, the
 * records that refer to it, its rows of related tables, the rest, and last its own partition. Each
 * part has the same effect when it is repeated.
 */
public final class ForgetContact {
  /** Where the first part begins. */
  static final String START = "";

  private static final String MESSAGES = "messages";
  private static final String ENROLLMENTS = "enrollments";
  private static final String RECORDS = "records";
  private static final String ROWS = "rows";
  private static final String REST = "rest";
  private static final String OWN = "own";

  /** The way of each through its waves is read. */
  private static final int ENROLLMENTS_AT_ONCE = 50;

  private final ItemStore store;
  private final Lists lists;
  private final TableRows rows;
  private final EndEnrollment endEnrollment;
  private final PendingMessages messages;
  private final WaitingFacts waiting;
  private final ConditionDecisions decisions;

  public ForgetContact(
      ItemStore store,
      Lists lists,
      TableRows rows,
      EndEnrollment endEnrollment,
      PendingMessages messages,
      WaitingFacts waiting,
      ConditionDecisions decisions) {
    this.store = store;
    this.lists = lists;
    this.rows = rows;
    this.endEnrollment = endEnrollment;
    this.messages = messages;
    this.waiting = waiting;
    this.decisions = decisions;
  }

  /** All parts, one after the other; returns how many. */
  int all(Erasure erasure) {
    int parts = 0;
    for (var place = Optional.of(START); place.isPresent(); parts++) {
      place = part(erasure, place.orElseThrow());
    }
    return parts;
  }

  /**
   * The part at a place.
   *
   * @return the place of the next part; empty after the last
   */
  Optional<String> part(Erasure erasure, String place) {
    var contact = erasure.contact();
    var parts = place.split(" ", 2);
    var from = parts.length < 2 ? START : parts[1];
    return switch (parts[0]) {
      case ENROLLMENTS -> Optional.of(next(ENROLLMENTS, forgetEnrollments(contact, from), RECORDS));
      case RECORDS ->
          Optional.of(next(RECORDS, new BlankRecords(store).blank(contact, from), ROWS));
      case ROWS -> Optional.of(rows.forgetSome(contact) ? ROWS : REST);
      case REST -> {
        forgetRest(erasure);
        yield Optional.of(OWN);
      }
      case OWN -> isEmptied(contact) ? finish(erasure) : Optional.of(OWN);
      default -> Optional.of(next(MESSAGES, messages.forgetSome(contact, from), ENROLLMENTS));
    };
  }

  private static String next(String kind, Optional<String> cursor, String following) {
    return cursor.map(at -> kind + " " + at).orElse(following);
  }

  /** Ends some enrollments, and forgets what was said and decided in them. */
  private Optional<String> forgetEnrollments(ContactId contact, String from) {
    var some = ofContact(contact, from);
    some.items().stream()
        .map(Enrollments::of)
        .filter(enrollment -> enrollment.endedAt().isEmpty())
        .map(Enrollment::id)
        .forEach(enrollment -> endEnrollment.end(enrollment, BranchByContact.ERASED));
    var ended = store.getMany(some.items().stream().map(Item::key).toList()).values();
    ended.stream()
        .flatMap(
            item ->
                Stream.concat(
                    ConversationEdits.forget(item).stream().map(List::of),
                    Stream.of(GrantedCode.forget(item)).filter(writes -> !writes.isEmpty())))
        .toList()
        .forEach(writes -> Transactions.write(store, writes));
    ended.stream().map(Enrollments::of).forEach(decisions::forget);
    return some.next();
  }

  private ItemPage ofContact(ContactId contact, String from) {
    var all =
        Query.of(Tables.WALKS, contact.value())
            .on(Tables.ENROLLMENTS_OF_CONTACT)
            .limit(ENROLLMENTS_AT_ONCE);
    return store.query(from.isEmpty() ? all : all.after(from));
  }

  private void forgetRest(Erasure erasure) {
    var contact = erasure.contact();
    waiting.forget(erasure.addresses());
    new ScrubDeadLetters(store).scrub(erasure.addresses());
    lists.of(contact).forEach(list -> lists.forget(list, contact));
  }

  /** Deletes some of what is left in the contact's own partition; true when nothing is. */
  private boolean isEmptied(ContactId contact) {
    var writes =
        store
            .query(
                Query.of(Tables.CONTACTS, ContactKeys.partition(contact)).limit(ItemLimits.WRITES))
            .items()
            .stream()
            .map(item -> Write.delete(item.key()))
            .toList();
    if (!writes.isEmpty()) {
      Transactions.write(store, writes);
    }
    return writes.size() < ItemLimits.WRITES;
  }

  private Optional<String> finish(Erasure erasure) {
    Transactions.write(store, List.of(erasure.lookedThrough()));
    return Optional.empty();
  }
}
