package io.relance.functions.api.segments;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.segmentation.EditSegments;
import io.relance.application.segmentation.EditSegments.Preview;
import io.relance.application.segmentation.SegmentMembers;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.json.CriteriaFields;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The members of segments, why they are members, and which contacts other criteria would move. */
@Controller("/v1/segments/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SegmentMembersController {
  private final Segments segments;
  private final SegmentMembers members;
  private final EditSegments editing;

  SegmentMembersController(Segments segments, SegmentMembers members, EditSegments editing) {
    this.segments = segments;
    this.members = members;
    this.editing = editing;
  }

  /** Lists the members of a segment; a page may have fewer than the limit, and a next one. */
  @Get("/members")
  @RequiresRole(Role.ANALYST)
  Page<SegmentMemberView> listMembers(
      String id, @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var segment = segment(id);
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> members.list(segment, wanted));
    return Paging.page(page.map(SegmentMemberView::of));
  }

  /** Explains why a contact is in a segment, or is not. */
  @Get("/members/{contactId}/why")
  @RequiresRole(Role.ANALYST)
  MembershipExplanation why(String id, String contactId) {
    return members
        .explain(segment(id), new ContactId(contactId))
        .map(MembershipExplanation::of)
        .orElseThrow(() -> Missing.resource("contact", contactId));
  }

  /** Counts the contacts who would enter and leave a segment if it had other criteria. */
  @Post("/changes")
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  SegmentChanges preview(
      String id,
      @Body @Schema(name = "CriteriaRequest", implementation = CriteriaRequest.class)
          JsonBody body) {
    var segment = segment(id);
    return switch (editing.preview(segment, CriteriaFields.criteria(body))) {
      case Preview.Moves moves -> SegmentChanges.of(moves);
      case Preview.Refused(var diagnostics) -> throw ApiException.invalidCriteria(diagnostics);
    };
  }

  private Segment segment(String id) {
    return segments.find(new SegmentId(id)).orElseThrow(() -> Missing.resource("segment", id));
  }
}
