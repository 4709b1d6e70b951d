package io.relance.functions.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Audit;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists the audit log. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
  private static final int LONGEST_CONDITION = 200;

  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  /**
   * An entry of the audit log.
   *
   * @param actor the name of the token of the request, or {@code shopify}, {@code settings}, {@code
   *     server}, {@code command-line}, {@code owner-function} or {@code unknown}
   * @param tokenId the id of the token: names may repeat; absent without a token
   * @param role the role of the token; absent without a token
   * @param action such as automation.activate
   * @param resource the id of the changed resource
   * @param before the value before; absent when the action has none
   * @param after the value after; absent when the action has none
   */
  @Schema(name = "AuditEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AuditView(
      Instant at,
      String actor,
      @Nullable String tokenId,
      @Schema(
              type = "string",
              allowableValues = {"owner", "admin", "manager", "analyst"})
          @Nullable String role,
      String action,
      String resource,
      @Nullable JsonNode before,
      @Nullable JsonNode after) {
    static AuditView of(Audit.Entry entry) {
      return new AuditView(
          entry.at(),
          entry.actor().name(),
          entry.actor().tokenId().orElse(null),
          entry.actor().role().map(role -> role.name().toLowerCase(Locale.ROOT)).orElse(null),
          entry.action(),
          entry.resource(),
          json(entry.before()),
          json(entry.after()));
    }

    private static @Nullable JsonNode json(String text) {
      return text.isEmpty() ? null : Json.tree(text);
    }
  }

  /**
   * Lists who changed what, newest first.
   *
   * @param resource the id of the changed resource
   * @param actor the name or the id of a token
   */
  @Get("/audit")
  @RequiresRole(Role.ADMIN)
  Page<AuditView> audit(
      @QueryValue @Nullable String resource,
      @QueryValue @Nullable String actor,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var filter = new Audit.Filter(condition("resource", resource), condition("actor", actor));
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> audit.list(filter, wanted));
    return Paging.page(page.map(AuditView::of));
  }

  private static String condition(String name, @Nullable String value) {
    if (value == null) {
      return "";
    }
    if (value.isBlank() || value.length() > LONGEST_CONDITION) {
      throw ApiException.parameter(
          name,
          "must be 1 to %d characters, not %s".formatted(LONGEST_CONDITION, Quoted.of(value)));
    }
    return value;
  }
}
