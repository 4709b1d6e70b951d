package io.relance.application.segmentation;

import io.relance.application.contacts.Contacts;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.launches.Launch;
import io.relance.application.launches.LaunchAudience;
import io.relance.application.segments.Segments;
import io.relance.application.sending.gate.LaunchMembership;
import io.relance.compiler.codec.CriteriaCodec;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.id.ContactId;
import java.time.InstantSource;

/**
 * Asks the store again whether a contact meets the criteria of a launch, its own or those of a
 * segment. A segment that was deleted has no members; a list is a choice that was made before.
 */
public final class CurrentMembership implements LaunchMembership {
  private final Contacts contacts;
  private final Segments segments;
  private final StoredFacts facts;
  private final InstantSource clock;

  public CurrentMembership(
      Contacts contacts, Segments segments, StoredFacts facts, InstantSource clock) {
    this.contacts = contacts;
    this.segments = segments;
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public boolean hasLeft(Launch launch, ContactId contact) {
    return switch (launch.audience()) {
      case LaunchAudience.OfSegment(var id) ->
          segments.find(id).filter(segment -> meets(segment.criteria(), contact)).isEmpty();
      case LaunchAudience.Meeting(var criteria) -> !meets(CriteriaCodec.read(criteria), contact);
      case LaunchAudience.OfList _, LaunchAudience.OfContacts _, LaunchAudience.Everyone _ -> false;
    };
  }

  private boolean meets(Criteria criteria, ContactId contact) {
    return contacts
        .find(contact)
        .map(found -> facts.of(found, clock.instant()))
        .filter(of -> CriteriaEvaluator.holds(criteria, of))
        .isPresent();
  }
}
