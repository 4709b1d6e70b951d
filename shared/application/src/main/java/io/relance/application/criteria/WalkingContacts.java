package io.relance.application.criteria;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEvents;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.Enrollment;
import io.relance.application.lists.Lists;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import io.relance.domain.store.ItemLimits;
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
  private final ContactEvents events;

  public WalkingContacts(
      Contacts contacts,
      Lists lists,
      StoredFacts facts,
      PublishedFlows flows,
      ContactEvents events) {
    this.events = events;
    this.contacts = contacts;
    this.lists = lists;
    this.facts = facts;
    this.flows = flows;
  }

  @Override
  public Map<ContactId, Optional<ZoneId>> zones(List<ContactId> ids) {
    var zones = new HashMap<ContactId, Optional<ZoneId>>();
    for (int from = 0; from < ids.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var some = ids.subList(from, Math.min(ids.size(), from + ItemLimits.KEYS_IN_A_BATCH));
      contacts.findAll(some).forEach((id, contact) -> zones.put(id, zone(contact)));
    }
    return zones;
  }

  @Override
  public Evaluation evaluate(Criteria criteria, ContactId contact, Enrollment enrollment) {
    var flow = flows.flow(enrollment.automation(), enrollment.version());
    var passage = new StoredFacts.Passage(enrollment.id(), () -> entry(enrollment), flow);
    return contacts
        .find(contact)
        .map(found -> CriteriaEvaluator.evaluate(criteria, facts.of(found, passage)))
        .orElseGet(Evaluation::unknown);
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
  public void addToList(ListKey list, List<ContactId> ids) {
    lists.idOf(list.value()).ifPresent(id -> lists.add(id, ids));
  }

  private static Optional<ZoneId> zone(Contact contact) {
    return contact.zones().stream().findFirst();
  }
}
