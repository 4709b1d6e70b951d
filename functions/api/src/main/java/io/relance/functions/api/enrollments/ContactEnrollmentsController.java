package io.relance.functions.api.enrollments;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.execution.ListEnrollments;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The enrollments of a contact in all automations. */
@Controller("/v1/contacts/{id}/enrollments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContactEnrollmentsController {
  private final ListEnrollments enrollments;
  private final ContactIds contacts;

  ContactEnrollmentsController(ListEnrollments enrollments, ContactIds contacts) {
    this.enrollments = enrollments;
    this.contacts = contacts;
  }

  /** Lists the enrollments of a contact, newest first, with the element that each is at. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<EnrollmentBodies.View> listOfContact(
      String id,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {EnrollmentBodies.IN_PROGRESS, EnrollmentBodies.ENDED}))
          @QueryValue
          @Nullable String state,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    if (!contacts.exists(new ContactId(id))) {
      throw Missing.resource("contact", id);
    }
    var filter = EnrollmentFilter.of(null, state, null);
    var request = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> enrollments.ofContact(new ContactId(id), filter, request));
    return Paging.page(page.map(EnrollmentBodies.View::of));
  }
}
