package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.jobs.JobState;
import io.relance.application.privacy.EraseOnRequest;
import io.relance.application.privacy.ExportContact;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.jobs.JobView;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** The timeline, export and erasure of a contact. */
@Controller("/v1/contacts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecordsController {
  private final FindContacts finding;
  private final ReadTimeline timeline;
  private final ExportContact exporting;
  private final EraseOnRequest erasing;
  private final AuditLogger auditLogger;

  RecordsController(
      FindContacts finding,
      ReadTimeline timeline,
      ExportContact exporting,
      EraseOnRequest erasing,
      AuditLogger auditLogger) {
    this.finding = finding;
    this.timeline = timeline;
    this.exporting = exporting;
    this.erasing = erasing;
    this.auditLogger = auditLogger;
  }

  /** Lists the events of a contact, with reasons, newest first. */
  @Get("/timeline")
  @RequiresRole(Role.ANALYST)
  Page<TimelineEvent> timeline(
      String id, @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var contact = finding.byId(id).id();
    return Paging.page(Cursors.reading(() -> timeline.read(contact.value(), wanted)));
  }

  /** Exports all data stored about a contact. */
  @Get("/export")
  @RequiresRole(Role.MANAGER)
  ContactRecords export(HttpRequest<?> request, String id) {
    var contact = finding.byId(id);
    var export =
        exporting.export(new ContactId(id)).orElseThrow(() -> Missing.resource("contact", id));
    auditLogger.record(request, "contact.export", id);
    return ContactRecords.of(contact, export);
  }

  /**
   * Erases a contact and all data about it; aggregate counts are retained. Nothing is sent to it
   * from then on; what is stored of one with many messages is removed by a job.
   */
  @Delete
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  @ApiResponse(responseCode = "204", description = "The contact and all data about it are erased")
  @ApiResponse(
      responseCode = "202",
      description = "The contact is erased; a job removes the rest of what is stored of it",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  HttpResponse<?> erase(HttpRequest<?> request, String id) {
    var job =
        auditLogger
            .by(request, () -> erasing.erase(new ContactId(id)))
            .orElseThrow(() -> Missing.resource("contact", id));
    return job.state() == JobState.DONE
        ? HttpResponse.noContent()
        : HttpResponse.accepted().body(JobView.of(job));
  }
}
