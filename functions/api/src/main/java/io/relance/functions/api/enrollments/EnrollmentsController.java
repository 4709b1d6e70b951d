package io.relance.functions.api.enrollments;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.events.EnrollOnRequest;
import io.relance.application.events.EnrollOnRequest.Requested;
import io.relance.application.execution.CancelEnrollment;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.ListEnrollments;
import io.relance.application.execution.ListEnrollments.Located;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.IdempotencyFilter;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, lists, reads and cancels the enrollments of an automation. */
@Controller("/v1/automations/{id}/enrollments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrollmentsController {
  private final Automations automations;
  private final EnrollOnRequest enrolling;
  private final ListEnrollments enrollments;
  private final CancelEnrollment cancelling;
  private final EntryRules rules;
  private final ContactIds contacts;
  private final AuditLogger auditLogger;

  EnrollmentsController(
      Automations automations,
      EnrollOnRequest enrolling,
      ListEnrollments enrollments,
      CancelEnrollment cancelling,
      EntryRules rules,
      ContactIds contacts,
      AuditLogger auditLogger) {
    this.automations = automations;
    this.enrolling = enrolling;
    this.enrollments = enrollments;
    this.cancelling = cancelling;
    this.rules = rules;
    this.contacts = contacts;
    this.auditLogger = auditLogger;
  }

  /** The query parameters of a list of enrollments. */
  @Introspected
  record Wanted(
      @QueryValue @Nullable String elementId,
      @Schema(
              type = "string",
              allowableValues = {EnrollmentBodies.IN_PROGRESS, EnrollmentBodies.ENDED})
          @QueryValue
          @Nullable String state,
      @Schema(
              type = "string",
              allowableValues = {
                "success",
                "abandon",
                "failure",
                "neutral",
                "taken-out",
                "erased",
                "expired",
                "fallback",
                "opted-out",
                "other-keyword"
              })
          @QueryValue
          @Nullable String outcome,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {}

  /** Enrolls one contact in an active automation with a manual or api trigger. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<EnrollmentBodies.Accepted> enroll(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "EnrollmentRequest", implementation = EnrollmentBodies.Creation.class)
          JsonBody body) {
    rules.checkTakesRequests(id);
    var requested = body.read(fields -> wanted(fields, id, request));
    var contact = requested.contact();
    return switch (auditLogger.by(request, () -> enrolling.request(requested))) {
      case Requested.NotLive() -> throw EntryRules.inactive();
      case Requested.TooLarge() ->
          throw ApiException.invalid("properties", "must have at most 65,536 characters as JSON");
      case Requested.Accepted(var occurrence) -> {
        var enrollment = Enrollment.id(new AutomationId(id), occurrence, contact);
        yield HttpResponse.accepted()
            .body(new EnrollmentBodies.Accepted(enrollment.value(), id, contact.value()));
      }
    };
  }

  /**
   * Lists the enrollments of an automation, newest first: the contacts behind each number of its
   * report.
   */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<EnrollmentBodies.View> list(String id, @RequestBean Wanted wanted) {
    if (automations.summary(new AutomationId(id)).isEmpty()) {
      throw Missing.resource("automation", id);
    }
    var filter = EnrollmentFilter.of(wanted.elementId(), wanted.state(), wanted.outcome());
    var request = Paging.request(wanted.cursor(), wanted.limit());
    var page =
        Cursors.reading(() -> enrollments.ofAutomation(new AutomationId(id), filter, request));
    return Paging.page(page.map(EnrollmentBodies.View::of));
  }

  /** Reads one enrollment, with the element that it is at. */
  @Get("/{enrollment}")
  @RequiresRole(Role.ANALYST)
  EnrollmentBodies.View get(String id, String enrollment) {
    return EnrollmentBodies.View.of(find(id, enrollment));
  }

  /** Cancels an enrollment: nothing more is done or sent for it. */
  @Delete("/{enrollment}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> cancel(HttpRequest<?> request, String id, String enrollment) {
    return switch (auditLogger.by(
        request, () -> cancelling.cancel(new AutomationId(id), new EnrollmentId(enrollment)))) {
      case UNKNOWN -> throw unknown(enrollment);
      case ENDED ->
          throw ApiException.conflict("enrollment.ended", "The enrollment has ended already");
      case CANCELLED -> HttpResponse.noContent();
    };
  }

  private Located find(String automation, String enrollment) {
    return enrollments
        .find(new EnrollmentId(enrollment))
        .filter(found -> found.enrollment().automation().equals(new AutomationId(automation)))
        .orElseThrow(() -> unknown(enrollment));
  }

  private static ApiException unknown(String id) {
    return Missing.resource("enrollment", id);
  }

  private Supplier<EnrollOnRequest.Request> wanted(
      JsonFields fields, String automation, HttpRequest<?> request) {
    var contact = fields.required("contactId", this::contact);
    var properties = fields.optional("properties", EntryProperties::read).orElse(Map.of());
    return () ->
        new EnrollOnRequest.Request(
            new AutomationId(automation),
            new ContactId(contact.orElseThrow()),
            properties,
            IdempotencyFilter.name(request));
  }

  private Optional<String> contact(JsonValue value) {
    return value
        .string()
        .filter(
            id ->
                value.holds(
                    PlainIds.isOne(id) && contacts.exists(new ContactId(id)),
                    Missing.message("contact", id)));
  }
}
