package io.relance.functions.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.platform.Audit;
import io.relance.application.platform.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see: the audit. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlatformController {
  private final Audit audit;

  PlatformController(Audit audit) {
    this.audit = audit;
  }

  /** One change. */
  @Schema(name = "AuditEntry")
  record AuditView(Instant at, String who, String role, String what, String subject) {}

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
}
