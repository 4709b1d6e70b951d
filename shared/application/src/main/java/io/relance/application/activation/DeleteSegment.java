package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.segments.Segment;
import io.relance.application.segments.SegmentReferences;
import io.relance.application.segments.Segments;
import io.relance.domain.id.SegmentId;
import io.relance.domain.id.SegmentKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes a segment that no automation and no other segment uses. */
public final class DeleteSegment {
  private final Segments segments;
  private final FlowReferences references;

  public DeleteSegment(Segments segments, Automations automations, PublishedFlows flows) {
    this.segments = segments;
    this.references = new FlowReferences(automations, flows);
  }

  /** The outcome of deleting a segment. */
  public sealed interface SegmentDeleted {
    record Deleted() implements SegmentDeleted {}

    /**
     * It is in use; nothing was deleted.
     *
     * @param users the names of automations and segments
     */
    record InUse(Segment segment, List<String> users) implements SegmentDeleted {
      public InUse {
        users = List.copyOf(users);
      }
    }

    /** There is no such segment. */
    record Unknown() implements SegmentDeleted {}
  }

  /** Deletes a segment by its id. */
  public SegmentDeleted delete(SegmentId id) {
    return OptimisticRetry.retry("segment", id.value(), () -> tryToDelete(id));
  }

  private Optional<SegmentDeleted> tryToDelete(SegmentId id) {
    var found = segments.deletable(id);
    if (found.isEmpty()) {
      return Optional.of(new SegmentDeleted.Unknown());
    }
    var segment = found.orElseThrow().segment();
    var users = users(segment.key());
    if (!users.isEmpty()) {
      return Optional.of(new SegmentDeleted.InUse(segment, users));
    }
    return segments.delete(found.orElseThrow(), List.of())
        ? Optional.of(new SegmentDeleted.Deleted())
        : Optional.empty();
  }

  private List<String> users(SegmentKey key) {
    var automations =
        Stream.of("segment", "persona")
            .flatMap(field -> references.to(field, key.value()).stream());
    var others =
        segments
            .all()
            .filter(other -> SegmentReferences.in(other.criteria()).anyMatch(key::equals))
            .map(Segment::name);
    return Stream.concat(automations, others).distinct().toList();
  }
}
