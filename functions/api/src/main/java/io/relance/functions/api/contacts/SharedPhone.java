package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An upsert by a phone that several contacts have. */
final class SharedPhone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ContactId> contacts;

  SharedPhone(List<ContactId> contacts) {
    super("A phone belongs to " + contacts.size() + " contacts");
    this.contacts = List.copyOf(contacts);
  }

  /**
   * The problem that is answered.
   *
   * @param contactIds the contacts that have the phone
   */
  @Schema(name = "SharedPhone")
  record Answer(
      String type, String title, int status, String code, String detail, List<String> contactIds) {}

  private Answer answer() {
    var ids = contacts.stream().map(ContactId::value).toList();
    var detail = "The phone belongs to several contacts: " + String.join(", ", ids);
    return new Answer("about:blank", "Conflict", 409, "contact.phone-shared", detail, ids);
  }

  /** Answers such requests. */
  @Controller
  static final class Handler {
    @Error(global = true)
    HttpResponse<Answer> conflict(HttpRequest<?> request, SharedPhone shared) {
      return HttpResponse.<Answer>status(HttpStatus.CONFLICT)
          .contentType(MediaType.of(Problem.MEDIA_TYPE))
          .body(shared.answer());
    }
  }
}
