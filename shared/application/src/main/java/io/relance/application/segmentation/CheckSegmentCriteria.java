package io.relance.application.segmentation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.activation.CheckCriteria;
import io.relance.application.segments.ResolvedSize;
import io.relance.application.segments.Segments;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checks criteria with the segments that they name: these never lead back to the segment whose
 * criteria they are, and all of them together are not too large.
 */
public final class CheckSegmentCriteria {
  private static final int MOST_CRITERIA = 10_000;
  private static final int MOST_LEVELS = 300;

  private final CheckCriteria check;
  private final Segments segments;

  public CheckSegmentCriteria(CheckCriteria check, Segments segments) {
    this.check = check;
    this.segments = segments;
  }

  /** Checks criteria of no segment. */
  public CheckCriteria.Checked check(JsonNode criteria) {
    return with(check.check(criteria), read -> sizes(read, Map.of()));
  }

  /** Checks criteria that a segment is to have. */
  public CheckCriteria.Checked check(JsonNode criteria, SegmentKey of) {
    return with(
        check.check(criteria),
        read -> {
          var cycles = cycles(read, of).toList();
          return cycles.isEmpty() ? sizes(read, Map.of(of, read)) : cycles.stream();
        });
  }

  private static CheckCriteria.Checked with(
      CheckCriteria.Checked checked, Function<Criteria, Stream<Diagnostic>> rule) {
    var faults = checked.criteria().stream().flatMap(rule).toList();
    if (faults.isEmpty()) {
      return checked;
    }
    var all = new ArrayList<>(checked.diagnostics());
    all.addAll(faults);
    return new CheckCriteria.Checked(all, Optional.empty());
  }

  private Stream<Diagnostic> cycles(Criteria criteria, SegmentKey of) {
    return SingleCriteria.placed("criteria", criteria)
        .filter(placed -> segments.references().all(placed.criterion()).containsKey(of))
        .map(
            placed ->
                Diagnostic.error(
                        "criteria.segment-cycle",
                        "The segment %s must not include itself.".formatted(Quoted.of(of.value())))
                    .path(placed.path())
                    .hint("Name a segment whose criteria do not lead back to this one."));
  }

  /** Those of the criteria, and of the segments that name them once they are changed. */
  private Stream<Diagnostic> sizes(Criteria criteria, Map<SegmentKey, Criteria> changed) {
    var referred = segments.references().all(criteria).size();
    if (referred > Segments.MOST_REFERENCES) {
      return Stream.of(
          tooLarge(
              "Must name at most %d segments, directly and through others, not %d."
                  .formatted(Segments.MOST_REFERENCES, referred)));
    }
    var stored = new HashMap<SegmentKey, Criteria>();
    if (referred > 0 || !changed.isEmpty()) {
      segments.all().forEach(segment -> stored.put(segment.key(), segment.criteria()));
    }
    stored.putAll(changed);
    var sizes = new ResolvedSize(key -> Optional.ofNullable(stored.get(key)));
    var users = changed.isEmpty() ? Stream.<Criteria>empty() : stored.values().stream();
    return Stream.concat(Stream.of(criteria), users)
        .map(sizes::of)
        .filter(size -> size.criteria() > MOST_CRITERIA || size.levels() > MOST_LEVELS)
        .limit(1)
        .map(
            _ ->
                tooLarge(
                    "Must be at most %,d criteria and %d levels, with those of the segments named."
                        .formatted(MOST_CRITERIA, MOST_LEVELS)));
  }

  private static Diagnostic tooLarge(String message) {
    return Diagnostic.error("criteria.too-large", message).path("criteria");
  }
}
