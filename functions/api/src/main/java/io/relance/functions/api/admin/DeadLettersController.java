package io.relance.functions.api.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists and replays dead letters. */
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
   *     often; {@code file}: a file could not be put on its SFTP server
   * @param resource the id of the wave or of the file, or the name of the queue
   * @param reason the error of the last attempt
   * @param cause what it has in common with others that failed alike
   * @param at when the last retry failed
   */
  @Schema(name = "DeadLetter")
  record DeadLetterView(
      String id,
      @Schema(
              type = "string",
              allowableValues = {"wave", "message", "file"})
          String kind,
      String resource,
      String reason,
      String cause,
      Instant at) {
    static DeadLetterView of(DeadLetter letter) {
      return new DeadLetterView(
          letter.id(),
          letter.kind(),
          letter.resource(),
          letter.reason(),
          letter.cause(),
          letter.at());
    }
  }

  /**
   * A cause of dead letters.
   *
   * @param count the number of dead letters with this cause
   * @param firstAt when the first of them failed
   * @param lastAt when the last of them failed
   */
  @Schema(name = "DeadLetterCause")
  record CauseView(String cause, long count, Instant firstAt, Instant lastAt) {}

  /**
   * The dead letters to replay.
   *
   * @param cause a cause, as listed
   */
  @Schema(name = "DeadLetterReplay")
  record ReplayBody(String cause) {}

  /** The number of replayed dead letters. */
  @Schema(name = "DeadLetterReplayResult")
  record ReplayView(int replayed) {}

  /**
   * Lists dead letters, each with its reason.
   *
   * @param cause the cause of the dead letters
   */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<DeadLetterView> list(
      @QueryValue @Nullable String cause,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page =
        Cursors.reading(() -> cause == null ? letters.list(wanted) : letters.list(cause, wanted));
    return new Page<>(page.letters().stream().map(DeadLetterView::of).toList(), page.next());
  }

  /** Lists the causes of dead letters, the most frequent first. */
  @Get("/causes")
  @RequiresRole(Role.ANALYST)
  Page<CauseView> causes() {
    var causes =
        letters.causes().stream()
            .map(it -> new CauseView(it.cause(), it.count(), it.firstAt(), it.lastAt()))
            .toList();
    return new Page<>(causes, Optional.empty());
  }

  /** Replays all dead letters with a cause. */
  @Post("/replays")
  @RequiresRole(Role.ADMIN)
  @Status(HttpStatus.ACCEPTED)
  ReplayView replayAll(
      HttpRequest<?> request,
      @Body @Schema(name = "DeadLetterReplay", implementation = ReplayBody.class) JsonBody body) {
    var cause = body.read(DeadLettersController::cause);
    return new ReplayView(auditLogger.by(request, () -> replay.replayAll(cause)));
  }

  private static Supplier<String> cause(JsonFields fields) {
    var cause = fields.required("cause", JsonValue::string);
    return () -> cause.orElseThrow();
  }

  /** Replays a dead letter. */
  @Post("/{id}/replay")
  @RequiresRole(Role.ADMIN)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<?> replay(HttpRequest<?> request, String id) {
    if (!auditLogger.by(request, () -> replay.replay(id))) {
      throw Missing.resource("dead letter", id);
    }
    return HttpResponse.accepted();
  }
}
