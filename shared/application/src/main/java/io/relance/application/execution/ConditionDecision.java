package io.relance.application.execution;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.execution.wave.Member;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a member of a wave took an exit of a condition. It is stored with the contact, because it has
 * the contact's values, and expires after {@link #STORED}.
 *
 * @param exit the exit of the evaluation; a decision whose exit was not taken was not followed
 */
public record ConditionDecision(
    ContactId contact,
    EnrollmentId enrollment,
    ElementId element,
    String exit,
    Instant at,
    List<Decisive> decisive) {
  /** How long decisions are stored. */
  static final Duration STORED = Duration.ofDays(90);

  private static final String PREFIX = "decision#";
  private static final TypeReference<List<Decisive>> CRITERIA = new TypeReference<>() {};

  public ConditionDecision {
    decisive = List.copyOf(decisive);
  }

  static ConditionDecision of(Member member, ElementId element, Evaluation evaluation, Instant at) {
    return new ConditionDecision(
        member.contact(),
        member.enrollment(),
        element,
        evaluation.holds() ? FlowElement.ON_TRUE : FlowElement.ON_FALSE,
        at,
        evaluation.decisive());
  }

  /** The stored decisions of a contact. */
  public static Stream<ConditionDecision> of(ItemStore store, ContactId contact) {
    return query(store, contact, PREFIX);
  }

  /** The stored decisions of one enrollment. */
  public static List<ConditionDecision> of(ItemStore store, Enrollment enrollment) {
    return query(store, enrollment.contact(), PREFIX + enrollment.id() + "#").toList();
  }

  private static Stream<ConditionDecision> query(
      ItemStore store, ContactId contact, String prefix) {
    var query = Query.of(Tables.CONTACTS, ContactKeys.partition(contact)).startingWith(prefix);
    return store.all(query).map(item -> read(contact, item));
  }

  private static ConditionDecision read(ContactId contact, Item item) {
    return new ConditionDecision(
        contact,
        new EnrollmentId(item.text("enrollment").orElseThrow()),
        new ElementId(item.text("element").orElseThrow()),
        item.text("exit").orElseThrow(),
        Instant.parse(item.text("at").orElseThrow()),
        Json.read(item.text("decisive").orElseThrow(), CRITERIA));
  }

  /** The write of the decision, which replaces one of an earlier attempt at the same element. */
  Write write() {
    var sort = PREFIX + enrollment + "#" + element.value();
    return Write.put(
        ItemBuilder.at(ContactKeys.inContact(contact, sort))
            .text("enrollment", enrollment.value())
            .text("element", element.value())
            .text("exit", exit)
            .instant("at", at)
            .json("decisive", decisive)
            .expiresAt(at.plus(STORED))
            .build());
  }
}
