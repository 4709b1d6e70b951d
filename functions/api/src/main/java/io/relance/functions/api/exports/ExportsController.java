package io.relance.functions.api.exports;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.exports.Exports;
import io.relance.application.exports.ListExports;
import io.relance.application.exports.SegmentExports;
import io.relance.application.jobs.JobState;
import io.relance.application.lists.Lists;
import io.relance.application.segments.Segments;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.id.ListId;
import io.relance.domain.id.SegmentId;
import io.relance.functions.api.ObjectLinks;
import io.relance.functions.api.imports.FileDownload;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Supplier;

/** Exports of contacts as files. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportsController {
  private final Exports exports;
  private final Lists lists;
  private final Segments segments;
  private final ObjectLinks links;
  private final AuditLogger auditLogger;

  ExportsController(
      Exports exports, Lists lists, Segments segments, ObjectLinks links, AuditLogger auditLogger) {
    this.exports = exports;
    this.lists = lists;
    this.segments = segments;
    this.links = links;
    this.auditLogger = auditLogger;
  }

  /** Exports the members of a list, with all their fields and properties. */
  @Post("/lists/{id}/exports")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<ExportView> exportList(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ExportRequest", implementation = ExportRequest.class) JsonBody body) {
    if (lists.find(new ListId(id)).isEmpty()) {
      throw Missing.resource("list", id);
    }
    return start(request, ListExports.LIST, id, body);
  }

  /** Exports the members of a segment, with all their fields and properties. */
  @Post("/segments/{id}/exports")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<ExportView> exportSegment(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ExportRequest", implementation = ExportRequest.class) JsonBody body) {
    if (segments.find(new SegmentId(id)).isEmpty()) {
      throw Missing.resource("segment", id);
    }
    return start(request, SegmentExports.SEGMENT, id, body);
  }

  private HttpResponse<ExportView> start(
      HttpRequest<?> request, String source, String id, JsonBody body) {
    var format = body.read(ExportsController::format);
    var started = auditLogger.by(request, () -> exports.start(source, id, format));
    return HttpResponse.accepted().body(ExportView.of(started));
  }

  /** Reads an export, with the address of its file once it is done. */
  @Get("/exports/{id}")
  @RequiresRole(Role.MANAGER)
  ExportView get(HttpRequest<?> request, String id) {
    var export = exports.find(id).orElseThrow(() -> Missing.resource("export", id));
    var view = ExportView.of(export);
    return export.job().state() == JobState.DONE
        ? view.with(
            new FileDownload(links.download(request, export.objectName(), export.fileName())))
        : view;
  }

  private static Supplier<ExportFormat> format(JsonFields fields) {
    return fields.required("format", it -> it.choice(Choices.of(ExportFormat.class)))::orElseThrow;
  }
}
