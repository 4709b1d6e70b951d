package io.relance.application.membership;

import io.relance.application.membership.MoveMembers.Moves;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import java.util.Map;

/** Moves contacts that changed in and out of the segments that mention what changed. */
public final class FollowContacts {
  private final Segments segments;
  private final MoveMembers moveMembers;
  private final CompareMembers comparisons;

  public FollowContacts(Segments segments, MoveMembers moveMembers, CompareMembers comparisons) {
    this.segments = segments;
    this.moveMembers = moveMembers;
    this.comparisons = comparisons;
  }

  /** Whether there is any segment to follow contacts for. */
  public boolean isNeeded() {
    return segments.all().findAny().isPresent();
  }

  /**
   * Follows contacts; repeated, it has no effect.
   *
   * @param changes what changed of each
   */
  public void follow(Map<ContactId, Mentions> changes) {
    if (!changes.isEmpty()) {
      segments.all().toList().forEach(segment -> follow(segment, changes));
    }
  }

  private void follow(Segment segment, Map<ContactId, Mentions> changes) {
    var mentions = Mentions.of(segments.resolved(segment.criteria()));
    var moves = comparisons.isFirst(segment.id()) ? Moves.SILENT : Moves.EVENTS;
    changes.forEach(
        (contact, changed) -> {
          if (mentions.overlap(changed)) {
            moveMembers.move(segment, contact, moves);
          }
        });
  }
}
