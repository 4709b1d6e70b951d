package io.relance.domain.criteria;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Criteria in which those of segments stand in the place of references to them. */
public final class ResolvedCriteria {
  private static final Criteria HOLD_FOR_NONE = new Criteria.Any(List.of());

  private final Function<Criteria.InSegment, Optional<Criteria>> segments;

  private ResolvedCriteria(Function<Criteria.InSegment, Optional<Criteria>> segments) {
    this.segments = segments;
  }

  /**
   * Replaces each reference, those in the criteria of segments too.
   *
   * @param segments the criteria of a segment, which never lead back to it; empty for one that does
   *     not exist, of which nobody is a member
   */
  public static Criteria of(
      Criteria criteria, Function<Criteria.InSegment, Optional<Criteria>> segments) {
    return new ResolvedCriteria(segments).resolved(criteria);
  }

  private Criteria resolved(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> new Criteria.All(resolved(parts));
      case Criteria.Any(var parts) -> new Criteria.Any(resolved(parts));
      case Criteria.Not(var part) -> new Criteria.Not(resolved(part));
      case Criteria.InSegment segment ->
          segments.apply(segment).map(this::resolved).orElse(HOLD_FOR_NONE);
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          criteria;
    };
  }

  private List<Criteria> resolved(List<Criteria> parts) {
    return parts.stream().map(this::resolved).toList();
  }
}
