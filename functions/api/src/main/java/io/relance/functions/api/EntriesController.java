package io.relance.functions.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.occurrences.EnrollOnRequest;
import io.relance.application.occurrences.EnrollOnRequest.Requested;
import io.relance.application.platform.Role;
import io.relance.application.walks.Enrollment;

/** Lets contacts enter automations by request, one at a time. */
@Controller("/v1/automations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EntriesController {
  private final EnrollOnRequest enrolling;
  private final LaunchAudiences audiences;
  private final EntryRules rules;
  private final Trail trail;

  EntriesController(
      EnrollOnRequest enrolling, LaunchAudiences audiences, EntryRules rules, Trail trail) {
    this.enrolling = enrolling;
    this.audiences = audiences;
    this.rules = rules;
    this.trail = trail;
  }

  /** Lets one contact into an active automation whose trigger is manual or api. */
  @Post("/enrollments")
  @Needs(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<EntryBodies.Enrolled> enroll(
      HttpRequest<?> request, String id, @Body EntryBodies.Enrollment body) {
    rules.checkTakesRequests(id);
    var contact = audiences.contact("contactId", body.contactId());
    var asked =
        new EnrollOnRequest.Request(
            id, contact, EntryProperties.read(body.properties()), AnswerOnce.name(request));
    return switch (enrolling.request(asked)) {
      case Requested.NotLive() -> throw EntryRules.inactive();
      case Requested.TooLarge() -> throw Refusal.invalid("properties", "are too large");
      case Requested.Accepted(var occurrence) -> {
        trail.leave(request, "automation.enroll", id);
        yield HttpResponse.accepted()
            .body(new EntryBodies.Enrolled(Enrollment.id(id, occurrence, contact), id, contact));
      }
    };
  }
}
