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
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Removes what is stored of a deleted contact: its messages some at a time, then its enrollments,
 * then the rest. Each part has the same effect when it is repeated.
 */
public final class ForgetContact {
  /** Where the first part begins. */
  static final String START = "";

  private static final String MESSAGES = "messages ";
  private static final String ENROLLMENTS = "enrollments";
  private static final String REST = "rest";

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
    return switch (place) {
      case ENROLLMENTS -> {
        forgetEnrollments(erasure.contact());
        yield Optional.of(REST);
      }
      case REST -> {
        forgetRest(erasure);
        yield Optional.empty();
      }
      default -> {
        var from = place.isEmpty() ? place : place.substring(MESSAGES.length());
        var next = messages.forgetSome(erasure.contact(), from);
        yield Optional.of(next.map(MESSAGES::concat).orElse(ENROLLMENTS));
      }
    };
  }

  private void forgetEnrollments(ContactId contact) {
    store
        .all(ofContact(contact))
        .map(Enrollments::of)
        .filter(enrollment -> enrollment.endedAt().isEmpty())
        .map(Enrollment::id)
        .toList()
        .forEach(enrollment -> endEnrollment.end(enrollment, BranchByContact.ERASED));
    var ended = store.all(ofContact(contact)).toList();
    ended.stream()
        .flatMap(
            item ->
                Stream.concat(
                    ConversationEdits.forget(item).stream().map(List::of),
                    Stream.of(GrantedCode.forget(item)).filter(writes -> !writes.isEmpty())))
        .toList()
        .forEach(writes -> Transactions.write(store, writes));
    ended.stream().map(Enrollments::of).forEach(decisions::forget);
  }

  private static Query ofContact(ContactId contact) {
    return Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT);
  }

  private void forgetRest(Erasure erasure) {
    var contact = erasure.contact();
    new BlankRecords(store).blank(contact);
    waiting.forget(erasure.addresses());
    new ScrubDeadLetters(store).scrub(erasure.addresses());
    lists.of(contact).forEach(list -> lists.forget(list, contact));
    rows.forget(contact);
    empty(contact);
    Transactions.write(store, List.of(erasure.lookedThrough()));
  }

  /** Deletes all that is left in the contact's own partition. */
  private void empty(ContactId contact) {
    store
        .all(Query.of(Tables.CONTACTS, ContactKeys.partition(contact)))
        .map(item -> Write.delete(item.key()))
        .toList()
        .stream()
        .gather(Gatherers.windowFixed(ItemLimits.WRITES))
        .forEach(writes -> Transactions.write(store, writes));
  }
}
