package io.relance.application.criteria;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEvents;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.lists.Lists;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions about contacts during execution from stored data. */
public final class WalkingContacts implements BranchByContact.ContactAccess {
  private final Contacts contacts;
  private final Lists lists;
  private final StoredFacts facts;
  private final PublishedFlows flows;
  private final Enrollments enrollments;
  private final ContactEvents events;

  public WalkingContacts(
      Contacts contacts,
      Lists lists,
      StoredFacts facts,
      PublishedFlows flows,
      Enrollments enrollments,
      ContactEvents events) {
    this.enrollments = enrollments;
    this.events = events;
    this.contacts = contacts;
    this.lists = lists;
    this.facts = facts;
    this.flows = flows;
  }

  @Override
  public Map<ContactId, Optional<ZoneId>> zones(List<ContactId> ids) {
    var zones = new HashMap<ContactId, Optional<ZoneId>>();
    contacts.findAll(ids).forEach((id, contact) -> zones.put(id, zone(contact)));
    return zones;
  }

  /** Reads enrollments and events only if the criteria need them. */
  @Override
  public Map<EnrollmentId, Evaluation> evaluate(
      Criteria criteria, Wave wave, List<Member> members) {
    var flow = flows.flow(wave.automation(), wave.version());
    var found = contacts.findAll(members.stream().map(Member::contact).toList());
    var evaluations = new HashMap<EnrollmentId, Evaluation>();
    for (var member : members) {
      var contact = found.get(member.contact());
      if (contact != null) {
        var passage =
            new StoredFacts.Passage(
                member.enrollment(), () -> enteredAt(member.enrollment()), flow);
        evaluations.put(
            member.enrollment(), CriteriaEvaluator.evaluate(criteria, facts.of(contact, passage)));
      }
    }
    return evaluations;
  }

  private Instant enteredAt(EnrollmentId id) {
    return enrollments
        .find(id)
        .map(this::entry)
        .orElseThrow(() -> new IllegalStateException("Enrollment " + id + " not found"));
  }

  /**
   * Entered with the event that brought the contact: an order with its creation, a cart with its
   * last change, so that an order after it and before the timer counts.
   */
  private Instant entry(Enrollment enrollment) {
    return events
        .find(enrollment.source())
        .map(ContactEvent::ownTime)
        .filter(enrollment.enteredAt()::isAfter)
        .orElse(enrollment.enteredAt());
  }

  /** Adding to a deleted list does nothing, and is no failure. */
  @Override
  public void addToList(AutomationId automation, ListKey list, List<ContactId> ids) {
    lists.idOf(list.value()).ifPresent(id -> lists.addBy(automation, id, ids));
  }

  private static Optional<ZoneId> zone(Contact contact) {
    return contact.zones().stream().findFirst();
  }
}
