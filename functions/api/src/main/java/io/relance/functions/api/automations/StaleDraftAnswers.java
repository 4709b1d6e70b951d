package io.relance.functions.api.automations;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;

/** Answers edits of a draft that has changed since it was read, with its current state. */
@Controller
final class StaleDraftAnswers {
  /**
   * The draft has another revision than the request requires.
   *
   * @param current the automation as it is now
   */
  @Schema(name = "StaleDraftProblem")
  record StaleDraftProblem(
      String type, String title, int status, String code, String detail, AutomationView current) {
    static StaleDraftProblem of(AutomationView current) {
      var draft = current.draft();
      var problem =
          Problem.of(
              412,
              "automation.changed",
              "The draft has revision %d now, changed by %s; read it again and repeat the change"
                  .formatted(draft.revision(), draft.changedBy()));
      return new StaleDraftProblem(
          problem.type(),
          problem.title(),
          problem.status(),
          problem.code(),
          problem.detail(),
          current);
    }
  }

  @Error(global = true)
  HttpResponse<StaleDraftProblem> stale(HttpRequest<?> request, StaleDraft stale) {
    return HttpResponse.<StaleDraftProblem>status(HttpStatus.PRECONDITION_FAILED)
        .contentType(MediaType.of(Problem.MEDIA_TYPE))
        .header(HttpHeaders.ETAG, stale.present().etag())
        .body(StaleDraftProblem.of(stale.present()));
  }
}
