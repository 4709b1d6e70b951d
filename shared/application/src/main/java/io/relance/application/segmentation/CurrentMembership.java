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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Asks the store again which contacts meet the criteria of a launch, its own or those of a segment.
 * Where contacts start at their own times, it is enough that they meet them now or at the moment
 * for which the audience was taken, so that what is true on a day is true in each time zone. A
 * segment that was deleted has no members; a list is a choice that was made before.
 */
public final class CurrentMembership implements LaunchMembership {
  private final Contacts contacts;
  private final Segments segments;
  private final StoredFacts facts;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone the project's time zone
   */
  public CurrentMembership(
      Contacts contacts, Segments segments, StoredFacts facts, ZoneId zone, InstantSource clock) {
    this.contacts = contacts;
    this.segments = segments;
    this.facts = facts;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public Set<ContactId> left(Launch launch, Collection<ContactId> ids) {
    return switch (launch.audience()) {
      case LaunchAudience.OfSegment(var id) ->
          segments
              .find(id)
              .map(segment -> notMeeting(launch, segment.criteria(), ids))
              .orElseGet(() -> Set.copyOf(ids));
      case LaunchAudience.Meeting(var criteria) ->
          notMeeting(launch, CriteriaCodec.read(criteria), ids);
      case LaunchAudience.OfList _,
          LaunchAudience.OfImport _,
          LaunchAudience.OfContacts _,
          LaunchAudience.Everyone _ ->
          Set.of();
    };
  }

  private Set<ContactId> notMeeting(Launch launch, Criteria criteria, Collection<ContactId> ids) {
    var moments = moments(launch);
    var left = new HashSet<>(ids);
    contacts
        .findAll(ids)
        .forEach(
            (id, contact) -> {
              if (moments.stream()
                  .anyMatch(at -> CriteriaEvaluator.holds(criteria, facts.of(contact, at)))) {
                left.remove(id);
              }
            });
    return left;
  }

  private Set<Instant> moments(Launch launch) {
    var moments = new LinkedHashSet<Instant>();
    moments.add(clock.instant());
    if (launch.start().local().isPresent()) {
      moments.add(launch.criteriaAt(zone));
    }
    return moments;
  }
}
