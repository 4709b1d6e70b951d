package io.relance.functions.api;

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
import io.relance.application.platform.Audit;
import io.relance.application.platform.DeadLetter;
import io.relance.application.platform.DeadLetters;
import io.relance.application.platform.Role;
import io.relance.application.walks.ReplayDeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see: the audit, dead letters. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlatformController {
  private final Audit audit;
  private final DeadLetters letters;
  private final ReplayDeadLetter replay;
  private final Trail trail;

  PlatformController(Audit audit, DeadLetters letters, ReplayDeadLetter replay, Trail trail) {
    this.audit = audit;
    this.letters = letters;
    this.replay = replay;
    this.trail = trail;
  }

  /** One change. */
  @Schema(name = "AuditEntry")
  record AuditView(Instant at, String who, String role, String what, String subject) {}

  /** Something that could not be done. */
  @Schema(name = "DeadLetter")
  record DeadLetterView(String id, String kind, String subject, String why, Instant at) {
    static DeadLetterView of(DeadLetter letter) {
      return new DeadLetterView(
          letter.id(), letter.kind(), letter.subject(), letter.why(), letter.at());
    }
  }

  /** Who changed what, newest first. */
  @Get("/audit")
  @Needs(Role.ADMIN)
  Page<AuditView> audit(@QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var page = Cursors.reading(() -> audit.list(Paging.limit(limit), Optional.ofNullable(cursor)));
    return new Page<>(page.entries().stream().map(this::view).toList(), page.next());
  }

  /** What could not be done, and why. */
  @Get("/dead-letters")
  @Needs(Role.ANALYST)
  Page<DeadLetterView> deadLetters(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var page =
        Cursors.reading(() -> letters.list(Paging.limit(limit), Optional.ofNullable(cursor)));
    return new Page<>(page.letters().stream().map(DeadLetterView::of).toList(), page.next());
  }

  /** Tries again what could not be done. */
  @Post("/dead-letters/{id}/replay")
  @Needs(Role.ADMIN)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<?> replay(HttpRequest<?> request, String id) {
    if (!replay.replay(id)) {
      throw Refusal.notFound("dead letter");
    }
    trail.leave(request, "dead-letter.replay", id);
    return HttpResponse.accepted();
  }

  private AuditView view(Audit.Entry entry) {
    return new AuditView(
        entry.at(),
        entry.who(),
        entry.role().name().toLowerCase(Locale.ROOT),
        entry.what(),
        entry.subject());
  }
}
