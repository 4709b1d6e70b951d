package io.relance.functions.api.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.Role;
import io.relance.application.execution.ReplayDeadLetter;
import io.relance.functions.api.AuditLogger;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Missing;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What could not be done, and how it is tried again. */
@Controller("/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLettersController {
  private final DeadLetters letters;
  private final ReplayDeadLetter replay;
  private final AuditLogger auditLogger;

  DeadLettersController(DeadLetters letters, ReplayDeadLetter replay, AuditLogger auditLogger) {
    this.letters = letters;
    this.replay = replay;
    this.auditLogger = auditLogger;
  }

  /**
   * Work that failed after the last retry.
   *
   * @param kind {@code wave}: an execution failed; {@code message}: a message of a queue failed too
   *     often
   * @param resource the id of the wave, or the name of the queue
   * @param reason the error of the last attempt
   * @param at when the last retry failed
   */
  @Schema(name = "DeadLetter")
  record DeadLetterView(
      String id,
      @Schema(
              type = "string",
              allowableValues = {"wave", "message"})
          String kind,
      String resource,
      String reason,
      Instant at) {
    static DeadLetterView of(DeadLetter letter) {
      return new DeadLetterView(
          letter.id(), letter.kind(), letter.resource(), letter.reason(), letter.at());
    }
  }

  /** Lists dead letters, each with its reason. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<DeadLetterView> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> letters.list(wanted));
    return new Page<>(page.letters().stream().map(DeadLetterView::of).toList(), page.next());
  }

  /** Replays a dead letter. */
  @Post("/{id}/replay")
  @RequiresRole(Role.ADMIN)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<?> replay(HttpRequest<?> request, String id) {
    if (!replay.replay(id)) {
      throw Missing.resource("dead letter", id);
    }
    auditLogger.record(request, "dead-letter.replay", id);
    return HttpResponse.accepted();
  }
}
