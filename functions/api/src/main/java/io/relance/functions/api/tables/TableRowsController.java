package io.relance.functions.api.tables;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.tables.RowResult;
import io.relance.application.tables.TableRows;
import io.relance.domain.id.ContactId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of related tables. */
@Controller("/v1/tables/{key}/rows")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TableRowsController {
  private static final int LONGEST_KEY = 200;

  private final TableRows rows;
  private final FindTables finding;
  private final ContactIds contacts;
  private final AuditLogger auditLogger;

  TableRowsController(
      TableRows rows, FindTables finding, ContactIds contacts, AuditLogger auditLogger) {
    this.rows = rows;
    this.finding = finding;
    this.contacts = contacts;
    this.auditLogger = auditLogger;
  }

  /**
   * Lists the rows of a table by their keys.
   *
   * @param contactId only the rows that belong to this contact
   */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<TableRowView> list(
      String key,
      @QueryValue @Nullable String contactId,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var table = finding.byKey(key);
    var wanted = Paging.request(cursor, limit);
    var page =
        contactId == null
            ? Cursors.reading(() -> rows.list(table, wanted))
            : Cursors.reading(() -> rows.list(table, contact(contactId), wanted));
    return Paging.page(page.map(TableRowView::of));
  }

  private ContactId contact(String id) {
    if (!PlainIds.isOne(id) || !contacts.exists(new ContactId(id))) {
      throw ApiException.parameter("contactId", Missing.message("contact", id));
    }
    return new ContactId(id);
  }

  /** Reads one row. */
  @Get("/{row}")
  @RequiresRole(Role.ANALYST)
  TableRowView get(String key, String row) {
    return rows.find(finding.byKey(key), row)
        .map(TableRowView::of)
        .orElseThrow(() -> Missing.resource("row", row));
  }

  /** Stores a row in the place of the one with its key, if any, whosever that was. */
  @Put("/{row}")
  @RequiresRole(Role.MANAGER)
  TableRowView put(
      HttpRequest<?> request,
      String key,
      String row,
      @Body @Schema(name = "TableRowChange", implementation = TableRowChange.class) JsonBody body) {
    var table = finding.byKey(key);
    check(row);
    var wanted = body.read(TableReader::row);
    return switch (auditLogger.by(
        request, () -> rows.put(table, row, wanted.contact(), wanted.values()))) {
      case RowResult.Stored(var stored) -> TableRowView.of(stored);
      case RowResult.Unreadable(var faults) -> throw unreadable(faults);
      case RowResult.UnknownContact() ->
          throw Missing.named("contactId", "contact", wanted.contact().value());
    };
  }

  private static void check(String row) {
    if (row.isBlank()
        || row.length() > LONGEST_KEY
        || row.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.invalid(
          "row", "must be 1 to 200 printable characters, not " + Quoted.of(row));
    }
  }

  private static ApiException unreadable(Map<String, String> faults) {
    return ApiException.invalid(
        faults.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(fault -> Problem.Fault.field(path(fault.getKey()), fault.getValue()))
            .toList());
  }

  private static String path(String column) {
    return column.isEmpty() ? "values" : "values." + column;
  }

  /** Deletes one row. */
  @Delete("/{row}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> delete(HttpRequest<?> request, String key, String row) {
    var table = finding.byKey(key);
    if (!auditLogger.by(request, () -> rows.delete(table, row))) {
      throw Missing.resource("row", row);
    }
    return HttpResponse.noContent();
  }
}
