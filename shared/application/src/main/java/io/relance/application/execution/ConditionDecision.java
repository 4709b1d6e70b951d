package io.relance.application.execution;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.execution.wave.Member;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a member of a wave took an exit of a condition. It is stored with the contact, because it has
 * the contact's values, and expires a month after {@link #STORED} at the latest. An item holds the
 * decisions of {@value #TOGETHER} conditions of a flow: one for each takes a row in another place
 * of the file, more take more than the kilobyte that a write costs on AWS.
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
  /** How long decisions are stored at least. */
  static final Duration STORED = Duration.ofDays(90);

  private static final Duration PERIOD = Duration.ofDays(30);
  private static final int TOGETHER = 4;
  private static final String PREFIX = "decision#";
  private static final String ENROLLMENT = "enrollment";

  /** The prefix of the attributes, each of which holds the decision at one element. */
  private static final String ELEMENT = "element:";

  private record AtElement(String exit, String at, List<Decisive> decisive) {}

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
    return store.all(query).flatMap(item -> read(contact, item));
  }

  private static Stream<ConditionDecision> read(ContactId contact, Item item) {
    var enrollment = new EnrollmentId(item.text(ENROLLMENT).orElseThrow());
    return item.attributes().keySet().stream()
        .filter(name -> name.startsWith(ELEMENT))
        .map(
            name -> {
              var stored = Json.read(item.text(name).orElseThrow(), AtElement.class);
              return new ConditionDecision(
                  contact,
                  enrollment,
                  new ElementId(name.substring(ELEMENT.length())),
                  stored.exit(),
                  Instant.parse(stored.at()),
                  stored.decisive());
            });
  }

  /**
   * The write of the decision, which replaces one of an earlier attempt at the same element.
   *
   * @param flow the flow of the enrollment, whose conditions are counted
   */
  Write write(Flow flow) {
    var sort = PREFIX + enrollment + "#" + number(flow) / TOGETHER;
    return Write.update(
        ContactKeys.inContact(contact, sort),
        Precondition.always(),
        Edit.set(ENROLLMENT, enrollment.value()),
        Edit.set(
            ELEMENT + element.value(),
            Json.write(new AtElement(exit, Instants.text(at), decisive))),
        Edit.set(Item.EXPIRES_AT, expiry().getEpochSecond()));
  }

  /**
   * The end of the period in which {@link #STORED} ends: the same for most decisions that share an
   * item, since DynamoDB writes an expiry that changes in two requests.
   */
  private Instant expiry() {
    var period = Math.floorDiv(at.plus(STORED).getEpochSecond(), PERIOD.toSeconds());
    return Instant.ofEpochSecond((period + 1) * PERIOD.toSeconds());
  }

  private long number(Flow flow) {
    return flow.elements().stream()
        .takeWhile(it -> !it.id().equals(element))
        .filter(FlowElement.Condition.class::isInstance)
        .count();
  }
}
