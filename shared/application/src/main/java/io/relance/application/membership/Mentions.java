package io.relance.application.membership;

import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What criteria look at: only a change of that can move a contact.
 *
 * @param profile properties, consents and addresses
 * @param lists membership of lists
 * @param rows rows of related tables
 * @param events events of these names
 */
public record Mentions(boolean profile, boolean lists, boolean rows, Set<EventName> events) {
  public Mentions {
    events = Set.copyOf(events);
  }

  /** What criteria without references to segments look at. */
  public static Mentions of(Criteria resolved) {
    var single = SingleCriteria.of(resolved).toList();
    return new Mentions(
        single.stream()
            .anyMatch(
                it ->
                    it instanceof Criteria.Property
                        || it instanceof Criteria.Consent
                        || it instanceof Criteria.Reachable),
        single.stream().anyMatch(Criteria.InList.class::isInstance),
        single.stream().anyMatch(Criteria.RelatedRows.class::isInstance),
        single.stream()
            .filter(Criteria.Event.class::isInstance)
            .map(it -> ((Criteria.Event) it).event())
            .collect(Collectors.toSet()));
  }

  /** Whether two sets of mentions have something in common. */
  public boolean overlap(Mentions other) {
    return (profile && other.profile)
        || (lists && other.lists)
        || (rows && other.rows)
        || events.stream().anyMatch(other.events::contains);
  }

  /** Both together. */
  public Mentions and(Mentions other) {
    var all = new HashSet<>(events);
    all.addAll(other.events);
    return new Mentions(profile || other.profile, lists || other.lists, rows || other.rows, all);
  }
}
