package io.relance.application.segments;

import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.ResolvedCriteria;
import io.relance.domain.id.SegmentKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Follows the references of criteria to segments, directly and through other segments. */
public final class SegmentReferences {
  private final Function<SegmentKey, Optional<Segment>> segments;

  /**
   * @param segments finds a segment by its key
   */
  public SegmentReferences(Function<SegmentKey, Optional<Segment>> segments) {
    this.segments = segments;
  }

  /** The keys of the segments that criteria name themselves. */
  public static Stream<SegmentKey> in(Criteria criteria) {
    return SingleCriteria.of(criteria)
        .flatMap(
            part ->
                part instanceof Criteria.InSegment(var key, _) ? Stream.of(key) : Stream.empty())
        .distinct();
  }

  /** All segments that criteria name, directly or not, each once, by their keys. */
  public Map<SegmentKey, Segment> all(Criteria criteria) {
    var found = new LinkedHashMap<SegmentKey, Segment>();
    add(criteria, found);
    return found;
  }

  private void add(Criteria criteria, Map<SegmentKey, Segment> found) {
    for (var key : in(criteria).toList()) {
      if (!found.containsKey(key)) {
        segments
            .apply(key)
            .ifPresent(
                segment -> {
                  found.put(key, segment);
                  add(segment.criteria(), found);
                });
      }
    }
  }

  /** The criteria with those of the segments in the place of their names. */
  public Criteria resolved(Criteria criteria) {
    return resolved(criteria, all(criteria));
  }

  private static Criteria resolved(Criteria criteria, Map<SegmentKey, Segment> known) {
    return ResolvedCriteria.of(
        criteria,
        reference ->
            Optional.ofNullable(known.get(reference.segment()))
                .filter(found -> found.persona() || !reference.persona())
                .map(Segment::criteria));
  }
}
