package io.relance.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import io.relance.application.platform.Tokens;
import io.relance.application.store.Json;
import io.relance.application.walks.ReplayDeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators hold and see: tokens, the audit, dead letters. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlatformController {
  private final Tokens tokens;
  private final Audit audit;
  private final DeadLetters letters;
  private final ReplayDeadLetter replay;
  private final Trail trail;

  PlatformController(
      Tokens tokens, Audit audit, DeadLetters letters, ReplayDeadLetter replay, Trail trail) {
    this.tokens = tokens;
    this.audit = audit;
    this.letters = letters;
    this.replay = replay;
    this.trail = trail;
  }

  /** What a token is to be. */
  @Schema(name = "TokenCreation")
  record TokenBody(
      @Nullable String name,
      @Schema(
              type = "string",
              allowableValues = {"owner", "admin", "manager", "analyst"})
          @Nullable String role)
      implements StrictBody {}

  /** A token; its secret only in the answer to its making. */
  @Schema(name = "Token")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record TokenView(String id, String name, String role, Instant createdAt, Optional<String> token) {
    static TokenView of(Tokens.Token token, Optional<String> secret) {
      var role = token.role().name().toLowerCase(Locale.ROOT);
      return new TokenView(token.id(), token.name(), role, token.createdAt(), secret);
    }
  }

  /**
   * One change.
   *
   * @param actor the name of the token of the request
   * @param action such as automation.activate
   * @param resource the id of what was changed
   * @param before what was changed; absent where the action says all
   * @param after what it became; absent where the action says all
   */
  @Schema(name = "AuditEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AuditView(
      Instant at,
      String actor,
      @Schema(
              type = "string",
              allowableValues = {"owner", "admin", "manager", "analyst"})
          String role,
      String action,
      String resource,
      @Nullable JsonNode before,
      @Nullable JsonNode after) {
    static AuditView of(Audit.Entry entry) {
      return new AuditView(
          entry.at(),
          entry.actor(),
          entry.role().name().toLowerCase(Locale.ROOT),
          entry.action(),
          entry.resource(),
          json(entry.before()),
          json(entry.after()));
    }

    private static @Nullable JsonNode json(String text) {
      return text.isEmpty() ? null : Json.tree(text);
    }
  }

  /** Something that could not be done. */
  @Schema(name = "DeadLetter")
  record DeadLetterView(String id, String kind, String subject, String why, Instant at) {
    static DeadLetterView of(DeadLetter letter) {
      return new DeadLetterView(
          letter.id(), letter.kind(), letter.subject(), letter.why(), letter.at());
    }
  }

  /** The tokens there are, without their secrets. */
  @Get("/tokens")
  @Needs(Role.OWNER)
  Page<TokenView> tokens() {
    var views = tokens.all().stream().map(token -> TokenView.of(token, Optional.empty())).toList();
    return new Page<>(views, Optional.empty());
  }

  /** Makes a token; its secret is shown in this answer and never again. */
  @Post("/tokens")
  @Needs(Role.OWNER)
  @Status(HttpStatus.CREATED)
  HttpResponse<TokenView> make(HttpRequest<?> request, @Body TokenBody body) {
    var made = tokens.make(Names.required("name", body.name()), role(body.role()));
    trail.leave(request, "token.create", made.token().id());
    return HttpResponse.created(TokenView.of(made.token(), Optional.of(made.secret())));
  }

  /** Ends a token at once. */
  @Delete("/tokens/{id}")
  @Needs(Role.OWNER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> revoke(HttpRequest<?> request, String id) {
    if (!tokens.revoke(id)) {
      throw Refusal.notFound("token");
    }
    trail.leave(request, "token.revoke", id);
    return HttpResponse.noContent();
  }

  /**
   * Lists who changed what, newest first.
   *
   * @param resource the id of what was changed
   * @param actor the name of a token
   */
  @Get("/audit")
  @Needs(Role.ADMIN)
  Page<AuditView> audit(
      @QueryValue @Nullable String resource,
      @QueryValue @Nullable String actor,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var filter =
        new Audit.Filter(
            Objects.requireNonNullElse(resource, ""), Objects.requireNonNullElse(actor, ""));
    var page =
        Cursors.reading(
            () -> audit.list(filter, Paging.limit(limit), Optional.ofNullable(cursor)));
    return Paging.page(page.map(AuditView::of));
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

  private static Role role(@Nullable String role) {
    return List.of(Role.values()).stream()
        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(role))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("role", "is owner, admin, manager or analyst"));
  }
}
