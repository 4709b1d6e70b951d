package io.relance.functions.api.segments;

import io.relance.application.segmentation.SegmentMembers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A contact in a segment.
 *
 * @param since when it entered, or when the segment got its criteria
 */
@Schema(name = "SegmentMember")
record SegmentMemberView(String contactId, Instant since) {
  static SegmentMemberView of(SegmentMembers.Member member) {
    return new SegmentMemberView(member.contact().value(), member.since());
  }
}
