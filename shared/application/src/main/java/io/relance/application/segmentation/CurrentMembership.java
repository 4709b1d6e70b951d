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
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Asks the store again which contacts meet the criteria of a launch, its own or those of a segment.
 * A segment that was deleted has no members; a list is a choice that was made before.
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
  public Set<ContactId> left(Launch launch, Collection<ContactId> ids) {
    return switch (launch.audience()) {
      case LaunchAudience.OfSegment(var id) ->
          segments
              .find(id)
              .map(segment -> notMeeting(segment.criteria(), ids))
              .orElseGet(() -> Set.copyOf(ids));
      case LaunchAudience.Meeting(var criteria) -> notMeeting(CriteriaCodec.read(criteria), ids);
      case LaunchAudience.OfList _,
          LaunchAudience.OfImport _,
          LaunchAudience.OfContacts _,
          LaunchAudience.Everyone _ ->
          Set.of();
    };
  }

  private Set<ContactId> notMeeting(Criteria criteria, Collection<ContactId> ids) {
    var now = clock.instant();
    var left = new HashSet<>(ids);
    contacts
        .findAll(ids)
        .forEach(
            (id, contact) -> {
              if (CriteriaEvaluator.holds(criteria, facts.of(contact, now))) {
                left.remove(id);
              }
            });
    return left;
  }
}
