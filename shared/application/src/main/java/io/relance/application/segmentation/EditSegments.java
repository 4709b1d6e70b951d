package io.relance.application.segmentation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.activation.CheckCriteria;
import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.keys.KeyRequest;
import io.relance.application.membership.CompareMembers;
import io.relance.application.membership.MoveMembers.Moves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.segments.Segment;
import io.relance.application.segments.SegmentDraft;
import io.relance.application.segments.Segments;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.SegmentId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Creates and changes segments, whose criteria are checked and never lead back to themselves. */
public final class EditSegments {
  private final CheckSegmentCriteria check;
  private final Segments segments;
  private final Audience audience;
  private final CompareMembers comparisons;
  private final InstantSource clock;

  public EditSegments(
      CheckSegmentCriteria check,
      Segments segments,
      Audience audience,
      CompareMembers comparisons,
      InstantSource clock) {
    this.check = check;
    this.segments = segments;
    this.audience = audience;
    this.comparisons = comparisons;
    this.clock = clock;
  }

  /** The outcome of creating or changing a segment. */
  public sealed interface SegmentEdited {
    /**
     * It is stored.
     *
     * @param diagnostics warnings only
     */
    record Saved(Segment segment, List<Diagnostic> diagnostics) implements SegmentEdited {}

    /** The criteria have errors; nothing was stored. */
    record Refused(List<Diagnostic> diagnostics) implements SegmentEdited {}

    /** Another segment has the key requested. */
    record KeyTaken() implements SegmentEdited {}

    /** There is no such segment. */
    record Unknown() implements SegmentEdited {}
  }

  /** Creates a segment. */
  public SegmentEdited create(SegmentDraft draft, KeyRequest request) {
    return OptimisticRetry.retry(
        "segment",
        draft.name(),
        () -> {
          var checked = check.check(draft.criteria());
          if (checked.criteria().isEmpty()) {
            return Optional.of(new SegmentEdited.Refused(checked.diagnostics()));
          }
          return segments
              .create(
                  draft,
                  request,
                  referred(checked.criteria().orElseThrow()),
                  id -> comparisons.begin(id, Moves.SILENT))
              .<SegmentEdited>map(made -> saved(made, checked))
              .or(() -> Optional.of(new SegmentEdited.KeyTaken()));
        });
  }

  /** Replaces a segment's name, criteria and persona; its key stays. */
  public SegmentEdited replace(SegmentId id, SegmentDraft draft) {
    return OptimisticRetry.retry("segment", id.value(), () -> tryToReplace(id, draft));
  }

  private Optional<SegmentEdited> tryToReplace(SegmentId id, SegmentDraft draft) {
    var found = segments.find(id);
    if (found.isEmpty()) {
      return Optional.of(new SegmentEdited.Unknown());
    }
    var before = found.orElseThrow();
    var checked = check.check(draft.criteria(), before.key());
    return checked.criteria().isEmpty()
        ? Optional.of(new SegmentEdited.Refused(checked.diagnostics()))
        : segments
            .replace(
                before,
                draft,
                referred(checked.criteria().orElseThrow()),
                comparisons.begin(id, Moves.EVENTS))
            .map(after -> saved(after, checked));
  }

  private SegmentEdited saved(Segment segment, CheckCriteria.Checked checked) {
    comparisons.compare(segment.id());
    return new SegmentEdited.Saved(segment, checked.diagnostics());
  }

  private Iterable<Segment> referred(Criteria criteria) {
    return segments.references().all(criteria).values();
  }

  /** How many contacts a change of criteria would move. */
  public sealed interface Preview {
    /**
     * The numbers of contacts.
     *
     * @param enter who are no members now, and would be
     * @param leave who are members now, and would not be
     * @param diagnostics warnings only
     */
    record Moves(long enter, long leave, List<Diagnostic> diagnostics) implements Preview {}

    /** The criteria have errors. */
    record Refused(List<Diagnostic> diagnostics) implements Preview {}
  }

  /** How many contacts would enter and leave a segment if it had other criteria. */
  public Preview preview(Segment segment, JsonNode criteria) {
    var checked = check.check(criteria, segment.key());
    if (checked.criteria().isEmpty()) {
      return new Preview.Refused(checked.diagnostics());
    }
    var before = segments.resolved(segment.criteria());
    var after = segments.resolved(checked.criteria().orElseThrow());
    return new Preview.Moves(count(after, before), count(before, after), checked.diagnostics());
  }

  private long count(Criteria in, Criteria out) {
    var moved = new Criteria.All(List.of(in, new Criteria.Not(out)));
    return audience.count(new AudienceQuestion(moved, clock.instant())).all();
  }
}
