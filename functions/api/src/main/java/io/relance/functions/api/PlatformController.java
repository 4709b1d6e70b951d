package io.relance.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import io.relance.application.platform.Role;
import io.relance.application.platform.Tokens;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators hold and see: tokens and the audit. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlatformController {
  private final Tokens tokens;
  private final Audit audit;
  private final Trail trail;

  PlatformController(Tokens tokens, Audit audit, Trail trail) {
    this.tokens = tokens;
    this.audit = audit;
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

  /** One change. */
  @Schema(name = "AuditEntry")
  record AuditView(Instant at, String who, String role, String what, String subject) {}

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

  /** Who changed what, newest first. */
  @Get("/audit")
  @Needs(Role.ADMIN)
  Page<AuditView> audit(@QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var page = Cursors.reading(() -> audit.list(Paging.limit(limit), Optional.ofNullable(cursor)));
    return new Page<>(page.entries().stream().map(this::view).toList(), page.next());
  }

  private AuditView view(Audit.Entry entry) {
    return new AuditView(
        entry.at(),
        entry.who(),
        entry.role().name().toLowerCase(Locale.ROOT),
        entry.what(),
        entry.subject());
  }

  private static Role role(@Nullable String role) {
    return List.of(Role.values()).stream()
        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(role))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("role", "is owner, admin, manager or analyst"));
  }
}
