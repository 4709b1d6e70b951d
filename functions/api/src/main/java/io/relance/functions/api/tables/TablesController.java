package io.relance.functions.api.tables;

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
import io.relance.application.activation.DeleteTable;
import io.relance.application.activation.DeleteTable.TableDeleted;
import io.relance.application.admin.Role;
import io.relance.application.keys.KeyRequest;
import io.relance.application.tables.RelatedTables;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.jobs.JobView;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Related tables. */
@Controller("/v1/tables")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TablesController {
  private final RelatedTables tables;
  private final FindTables finding;
  private final DeleteTable deleting;
  private final AuditLogger auditLogger;

  TablesController(
      RelatedTables tables, FindTables finding, DeleteTable deleting, AuditLogger auditLogger) {
    this.tables = tables;
    this.finding = finding;
    this.deleting = deleting;
    this.auditLogger = auditLogger;
  }

  /** Lists the tables, newest first. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<TableView> list(@QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> tables.list(wanted));
    return Paging.page(page.map(TableView::of));
  }

  /** Creates an empty table. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<TableView> create(
      HttpRequest<?> request,
      @Body @Schema(name = "TableCreation", implementation = TableCreation.class) JsonBody body) {
    var wanted = body.read(TableReader::creation);
    var table =
        auditLogger
            .by(request, () -> tables.create(wanted.name(), wanted.key(), wanted.columns()))
            .orElseThrow(() -> taken(wanted.key()));
    return HttpResponse.created(TableView.of(table), URI.create("/v1/tables/" + table.key()));
  }

  private static ApiException taken(KeyRequest request) {
    return ApiException.conflict(
        "table.key-taken", "Another table has the key %s".formatted(Quoted.of(request.text())));
  }

  /** Reads one table. */
  @Get("/{key}")
  @RequiresRole(Role.ANALYST)
  TableView get(String key) {
    return TableView.of(finding.byKey(key));
  }

  /** Deletes a table that no automation uses, with its rows; those of a large one by a job. */
  @Delete("/{key}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  @ApiResponse(responseCode = "204", description = "The table is deleted with its rows")
  @ApiResponse(
      responseCode = "202",
      description = "The table is deleted; a job deletes its rows",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  HttpResponse<?> delete(HttpRequest<?> request, String key) {
    var table = finding.byKey(key);
    return switch (auditLogger.by(request, () -> deleting.delete(table.key()))) {
      case TableDeleted.Deleted() -> HttpResponse.noContent();
      case TableDeleted.Deleting(var job) -> HttpResponse.accepted().body(JobView.of(job));
      case TableDeleted.InUse(var automations) ->
          throw ApiException.conflict("table.in-use", used(key, automations));
      case TableDeleted.Unknown() -> throw Missing.resource("table", key);
    };
  }

  private static String used(String key, List<String> automations) {
    return "The table %s is used by %s".formatted(Quoted.of(key), Quoted.all(automations));
  }
}
