package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.relance.application.contacts.ContactEditResult;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;

/** A request that sets the phone, email or external id of another contact. */
final class ContactConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ContactEditResult.Taken taken;

  ContactConflict(ContactEditResult.Taken taken) {
    super("An identity belongs to contact " + taken.contact());
    this.taken = taken;
  }

  /**
   * The problem that is answered.
   *
   * @param contactId the contact that has the identity
   */
  @Schema(name = "ContactConflict")
  record Answer(
      String type, String title, int status, String code, String detail, String contactId) {}

  private Answer answer() {
    var detail =
        "The %s belongs to contact %s"
            .formatted(taken.identity().field().wireName(), taken.contact());
    return new Answer(
        "about:blank", "Conflict", 409, "contact.identity-taken", detail, taken.contact().value());
  }

  /** Answers such requests. */
  @Controller
  static final class Handler {
    @Error(global = true)
    HttpResponse<Answer> conflict(HttpRequest<?> request, ContactConflict conflict) {
      return HttpResponse.<Answer>status(HttpStatus.CONFLICT)
          .contentType(MediaType.of(Problem.MEDIA_TYPE))
          .body(conflict.answer());
    }
  }
}
