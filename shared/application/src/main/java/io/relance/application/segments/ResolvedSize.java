package io.relance.application.segments;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.SegmentKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How large criteria are with those of the segments that they name, calculated without making them:
 * a few segments that name each other twice would be millions of criteria.
 */
public final class ResolvedSize {
  private static final Size NOTHING = new Size(0, 0);

  private final Function<SegmentKey, Optional<Criteria>> segments;
  private final Map<SegmentKey, Size> known = new HashMap<>();

  /**
   * @param segments the criteria of a segment; they never lead back to it
   */
  public ResolvedSize(Function<SegmentKey, Optional<Criteria>> segments) {
    this.segments = segments;
  }

  /**
   * A size.
   *
   * @param criteria the number of single criteria, at most {@link Integer#MAX_VALUE}
   * @param levels how deep they are nested
   */
  public record Size(long criteria, int levels) {
    private Size plus(Size other) {
      return new Size(
          Math.min(criteria + other.criteria, Integer.MAX_VALUE), Math.max(levels, other.levels));
    }

    private Size nested() {
      return new Size(criteria, levels + 1);
    }
  }

  /** The size of criteria. */
  public Size of(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> of(parts).nested();
      case Criteria.Any(var parts) -> of(parts).nested();
      case Criteria.Not(var part) -> of(part).nested();
      case Criteria.InSegment(var segment, _) -> of(segment);
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.Event _,
          Criteria.RelatedRows _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          new Size(1, 1);
    };
  }

  private Size of(List<Criteria> parts) {
    return parts.stream().map(this::of).reduce(NOTHING, Size::plus);
  }

  private Size of(SegmentKey segment) {
    var size = known.get(segment);
    if (size == null) {
      size = segments.apply(segment).map(this::of).orElse(NOTHING);
      known.put(segment, size);
    }
    return size;
  }
}
