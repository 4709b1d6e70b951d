package io.relance.functions.api.segments;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.DeleteSegment;
import io.relance.application.activation.DeleteSegment.SegmentDeleted;
import io.relance.application.admin.Role;
import io.relance.application.segmentation.EditSegments;
import io.relance.application.segmentation.EditSegments.SegmentEdited;
import io.relance.application.segmentation.SegmentMembers;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.SegmentId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segments: named criteria. */
@Controller("/v1/segments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SegmentsController {
  private final Segments segments;
  private final EditSegments editing;
  private final DeleteSegment deleting;
  private final SegmentMembers members;
  private final AuditLogger auditLogger;

  SegmentsController(
      Segments segments,
      EditSegments editing,
      DeleteSegment deleting,
      SegmentMembers members,
      AuditLogger auditLogger) {
    this.segments = segments;
    this.editing = editing;
    this.deleting = deleting;
    this.members = members;
    this.auditLogger = auditLogger;
  }

  /** Lists the segments, newest first, each with the number of its members now. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<SegmentView> list(@QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> segments.list(wanted));
    return Paging.page(page.map(segment -> view(segment, List.of())));
  }

  /** Creates a segment. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<SegmentView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "SegmentRequest", implementation = SegmentRequest.class) JsonBody body) {
    var wanted = body.read(SegmentBodies::creation);
    var result = auditLogger.by(request, () -> editing.create(wanted.draft(), wanted.key()));
    var view = saved(result, "");
    return HttpResponse.created(view, URI.create("/v1/segments/" + view.id()));
  }

  /** Reads one segment, with the number of its members now. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  SegmentView get(String id) {
    return view(
        segments.find(new SegmentId(id)).orElseThrow(() -> Missing.resource("segment", id)),
        List.of());
  }

  /** Replaces the name, the criteria and the persona of a segment; its key stays. */
  @Put("/{id}")
  @RequiresRole(Role.MANAGER)
  SegmentView replace(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "SegmentRequest", implementation = SegmentRequest.class) JsonBody body) {
    var before =
        segments.find(new SegmentId(id)).orElseThrow(() -> Missing.resource("segment", id));
    var draft = body.read(fields -> SegmentBodies.change(fields, before.key()));
    return saved(auditLogger.by(request, () -> editing.replace(before.id(), draft)), id);
  }

  /** Deletes a segment that no automation and no other segment uses. */
  @Delete("/{id}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> delete(HttpRequest<?> request, String id) {
    return switch (auditLogger.by(request, () -> deleting.delete(new SegmentId(id)))) {
      case SegmentDeleted.Deleted() -> HttpResponse.noContent();
      case SegmentDeleted.InUse(var segment, var users) ->
          throw ApiException.conflict(
              "segment.in-use",
              "The segment %s is used by %s"
                  .formatted(Quoted.of(segment.key().value()), Quoted.all(users)));
      case SegmentDeleted.Unknown() -> throw Missing.resource("segment", id);
    };
  }

  private SegmentView saved(SegmentEdited result, String id) {
    return switch (result) {
      case SegmentEdited.Saved(var segment, var diagnostics) -> view(segment, diagnostics);
      case SegmentEdited.Refused(var diagnostics) ->
          throw ApiException.invalidCriteria(diagnostics);
      case SegmentEdited.KeyTaken() ->
          throw ApiException.conflict("segment.key-taken", "Another segment has the key");
      case SegmentEdited.Unknown() -> throw Missing.resource("segment", id);
    };
  }

  private SegmentView view(Segment segment, List<Diagnostic> diagnostics) {
    return SegmentView.of(segment, members.count(segment), diagnostics);
  }
}
