package io.relance.functions.api.admin;

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
import io.relance.application.admin.Role;
import io.relance.application.admin.Tokens;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of the API. */
@Controller("/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokensController {
  private final Tokens tokens;
  private final TokenReader reader;
  private final AuditLogger auditLogger;

  TokensController(Tokens tokens, ProjectClock clock, AuditLogger auditLogger) {
    this.tokens = tokens;
    this.reader = new TokenReader(clock);
    this.auditLogger = auditLogger;
  }

  /**
   * A token to create.
   *
   * @param expiresAt when it stops being valid; never when absent
   */
  @Schema(
      name = "TokenCreation",
      requiredProperties = {"name", "role"})
  record TokenBody(
      @Nullable String name,
      @Schema(
              type = "string",
              allowableValues = {"owner", "admin", "manager", "analyst"})
          @Nullable String role,
      @Schema(type = "string", format = "date-time", nullable = true) @Nullable String expiresAt) {}

  /**
   * A token.
   *
   * @param lastUsedAt accurate to an hour; absent until first used
   * @param token the secret; only in the response that creates it
   */
  @Schema(name = "Token")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record TokenView(
      String id,
      String name,
      @Schema(
              type = "string",
              allowableValues = {"owner", "admin", "manager", "analyst"})
          String role,
      Instant createdAt,
      Optional<Instant> expiresAt,
      Optional<Instant> lastUsedAt,
      Optional<String> token) {
    static TokenView of(Tokens.Token token) {
      var role = token.role().name().toLowerCase(Locale.ROOT);
      return new TokenView(
          token.id(),
          token.name(),
          role,
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          Optional.empty());
    }

    TokenView withSecret(String secret) {
      return new TokenView(id, name, role, createdAt, expiresAt, lastUsedAt, Optional.of(secret));
    }
  }

  /** Lists the tokens, without their secrets. */
  @Get
  @RequiresRole(Role.OWNER)
  Page<TokenView> list(@QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> tokens.list(wanted));
    return Paging.page(page.map(TokenView::of));
  }

  /** Creates a token; its secret is returned only in this response. */
  @Post
  @RequiresRole(Role.OWNER)
  @Status(HttpStatus.CREATED)
  HttpResponse<TokenView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "TokenCreation", implementation = TokenBody.class) JsonBody body) {
    var wanted = body.read(reader::read);
    var made =
        auditLogger.by(
            request,
            () ->
                wanted
                    .expiresAt()
                    .map(end -> tokens.create(wanted.name(), wanted.role(), end))
                    .orElseGet(() -> tokens.create(wanted.name(), wanted.role())));
    return HttpResponse.created(
        TokenView.of(made.token()).withSecret(made.secret()),
        URI.create("/v1/tokens/" + made.token().id()));
  }

  /** Revokes a token immediately; the last token with the owner role cannot be revoked. */
  @Delete("/{id}")
  @RequiresRole(Role.OWNER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> revoke(HttpRequest<?> request, String id) {
    return switch (auditLogger.by(request, () -> tokens.revoke(id))) {
      case REVOKED -> HttpResponse.noContent();
      case UNKNOWN -> throw Missing.resource("token", id);
      case LAST_OWNER ->
          throw ApiException.conflict(
              "token.last-owner", "This is the last token of the role owner: create another first");
    };
  }
}
