package io.relance.functions.api;

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
import io.relance.application.automations.Automations;
import io.relance.application.occurrences.EnrollOnRequest;
import io.relance.application.occurrences.EnrollOnRequest.Requested;
import io.relance.application.platform.Role;
import io.relance.application.walks.CancelEnrollment;
import io.relance.application.walks.Enrollment;
import io.relance.application.walks.ListEnrollments;
import io.relance.application.walks.ListEnrollments.Located;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The enrollments of an automation: one contact enters, is found, is taken out. */
@Controller("/v1/automations/{id}/enrollments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrollmentsController {
  private final Automations automations;
  private final EnrollOnRequest enrolling;
  private final ListEnrollments enrollments;
  private final CancelEnrollment cancelling;
  private final EntryRules rules;
  private final ContactIds contacts;
  private final Trail trail;

  EnrollmentsController(
      Automations automations,
      EnrollOnRequest enrolling,
      ListEnrollments enrollments,
      CancelEnrollment cancelling,
      EntryRules rules,
      ContactIds contacts,
      Trail trail) {
    this.automations = automations;
    this.enrolling = enrolling;
    this.enrollments = enrollments;
    this.cancelling = cancelling;
    this.rules = rules;
    this.contacts = contacts;
    this.trail = trail;
  }

  /** Which enrollments are wanted, and how many. */
  @Introspected
  record Wanted(
      @QueryValue @Nullable String elementId,
      @QueryValue @Nullable String state,
      @QueryValue @Nullable String outcome,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {}

  /** Lets one contact into an active automation whose trigger is manual or api. */
  @Post
  @Needs(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<EnrollmentBodies.Accepted> enroll(
      HttpRequest<?> request, String id, @Body EnrollmentBodies.Creation body) {
    rules.checkTakesRequests(id);
    var contact = contact(body.contactId());
    var asked =
        new EnrollOnRequest.Request(
            id, contact, EntryProperties.read(body.properties()), AnswerOnce.name(request));
    return switch (enrolling.request(asked)) {
      case Requested.NotLive() -> throw EntryRules.inactive();
      case Requested.TooLarge() ->
          throw Refusal.invalid("properties", "must have at most 65,536 characters as JSON");
      case Requested.Accepted(var occurrence) -> {
        trail.leave(request, "automation.enroll", id);
        var enrollment = Enrollment.id(id, occurrence, contact);
        yield HttpResponse.accepted().body(new EnrollmentBodies.Accepted(enrollment, id, contact));
      }
    };
  }

  /**
   * The enrollments of an automation, newest first: the people behind each number of its report.
   */
  @Get
  @Needs(Role.ANALYST)
  Page<EnrollmentBodies.View> list(String id, @RequestBean Wanted wanted) {
    automations.find(id).orElseThrow(() -> Refusal.notFound("automation"));
    var filter = EnrollmentFilter.of(wanted.elementId(), wanted.state(), wanted.outcome());
    var most = Paging.limit(wanted.limit());
    var cursor = Optional.ofNullable(wanted.cursor());
    var page = Cursors.reading(() -> enrollments.ofAutomation(id, filter, most, cursor));
    return Paging.page(page.map(EnrollmentBodies.View::of));
  }

  /** One enrollment, with where it is. */
  @Get("/{enrollment}")
  @Needs(Role.ANALYST)
  EnrollmentBodies.View get(String id, String enrollment) {
    return EnrollmentBodies.View.of(find(id, enrollment));
  }

  /** Takes one contact out: nothing more is done or sent for the enrollment. */
  @Delete("/{enrollment}")
  @Needs(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> cancel(HttpRequest<?> request, String id, String enrollment) {
    return switch (cancelling.cancel(id, enrollment)) {
      case UNKNOWN -> throw unknown();
      case ENDED -> throw Refusal.conflict("enrollment.ended", "The enrollment has ended already");
      case CANCELLED -> {
        trail.leave(request, "enrollment.cancel", enrollment);
        yield HttpResponse.noContent();
      }
    };
  }

  private Located find(String automation, String enrollment) {
    return enrollments
        .find(enrollment)
        .filter(found -> found.enrollment().automation().equals(automation))
        .orElseThrow(EnrollmentsController::unknown);
  }

  private static Refusal unknown() {
    return Refusal.notFound("enrollment");
  }

  private String contact(@Nullable String id) {
    if (id == null) {
      throw Refusal.invalid("contactId", "must be the id of a contact");
    }
    if (!PlainIds.isOne(id) || !contacts.exists(id)) {
      throw Refusal.invalid("contactId", "There is no contact \"%s\"".formatted(id));
    }
    return id;
  }
}
