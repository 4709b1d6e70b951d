package io.relance.application.simulation;

import io.relance.application.criteria.StoredFacts;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.lists.Lists;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.model.Recipient;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what walking and sending ask about the one contact of a preview. */
final class SimulatedRecipients implements BranchByContact.ContactAccess, Recipients {
  private final SimulatedContact contact;
  private final Enrollment enrollment;
  private final Flow flow;
  private final StoredFacts facts;
  private final Lists lists;
  private final InstantSource clock;

  SimulatedRecipients(
      SimulatedContact contact,
      Enrollment enrollment,
      Flow flow,
      StoredFacts facts,
      Lists lists,
      InstantSource clock) {
    this.contact = contact;
    this.enrollment = enrollment;
    this.flow = flow;
    this.facts = facts;
    this.lists = lists;
    this.clock = clock;
  }

  @Override
  public Map<ContactId, Optional<ZoneId>> zones(List<ContactId> contacts) {
    return Map.of(contact.id(), contact.contact().zones().stream().findFirst());
  }

  @Override
  public Map<EnrollmentId, Evaluation> evaluate(
      Criteria criteria, Wave wave, List<Member> members) {
    var passage = new StoredFacts.Passage(enrollment.id(), enrollment::enteredAt, flow);
    var simulatedFacts =
        new SimulatedFacts(facts.of(contact.contact(), passage), contact, clock.instant());
    return Map.of(enrollment.id(), CriteriaEvaluator.evaluate(criteria, simulatedFacts));
  }

  @Override
  public void addToList(AutomationId automation, ListKey list, List<ContactId> contacts) {
    lists.byKey(list.value()).ifPresent(_ -> contact.addTo(list));
  }

  /** Describes the outcome of an addition to a list. */
  String addition(ListKey list) {
    return lists
        .byKey(list.value())
        .map(
            found ->
                contact.isOn(list, () -> lists.contains(found.id(), contact.id()))
                    ? "is on the list \"%s\" already".formatted(found.name())
                    : "to the list \"%s\"".formatted(found.name()))
        .orElse("the list is no more");
  }

  @Override
  public Map<ContactId, Recipient> find(Collection<ContactId> contacts) {
    return Map.of(contact.id(), contact.recipient());
  }

  @Override
  public void optedOutAtProvider(ContactId id, Channel channel, String fact) {
    throw new IllegalStateException("A simulation cannot receive an opt-out from a provider");
  }

  @Override
  public void complained(ContactId id, Channel channel, String fact) {
    throw new IllegalStateException("A simulation cannot receive a complaint");
  }
}
