package io.relance.application.membership;

import io.relance.application.membership.MoveMembers.Moves;
import io.relance.application.segments.Segment;
import io.relance.application.segments.SegmentReferences;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    return !segments.list(PageRequest.first(1)).items().isEmpty();
  }

  /**
   * Follows contacts; repeated, it has no effect.
   *
   * @param changes what changed of each
   */
  public void follow(Map<ContactId, Mentions> changes) {
    if (!changes.isEmpty()) {
      var all = segments.all().toList();
      var byKey = all.stream().collect(Collectors.toMap(Segment::key, Function.identity()));
      var references = new SegmentReferences(key -> Optional.ofNullable(byKey.get(key)));
      for (var segment : all) {
        var mentions = Mentions.of(references.resolved(segment.criteria()));
        move(
            segment,
            changes.entrySet().stream()
                .filter(change -> mentions.overlap(change.getValue()))
                .map(Map.Entry::getKey)
                .toList());
      }
    }
  }

  private void move(Segment segment, List<ContactId> contacts) {
    if (!contacts.isEmpty()) {
      var moves = comparisons.isFirst(segment.id()) ? Moves.SILENT : Moves.EVENTS;
      contacts.forEach(contact -> moveMembers.move(segment, contact, moves));
    }
  }
}
