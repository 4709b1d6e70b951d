package io.relance.functions.api.lists;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.DeleteList;
import io.relance.application.activation.DeleteList.ListDeleted;
import io.relance.application.admin.Role;
import io.relance.application.keys.KeyRequest;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.CreateListResult;
import io.relance.application.lists.Lists;
import io.relance.application.lists.RenameListResult;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ListId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.jobs.JobView;
import io.relance.functions.api.json.JsonBodies;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists of contacts. */
@Controller("/v1/lists")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListsController {
  private final Lists lists;
  private final DeleteList deleting;
  private final AuditLogger auditLogger;

  ListsController(Lists lists, DeleteList deleting, AuditLogger auditLogger) {
    this.lists = lists;
    this.deleting = deleting;
    this.auditLogger = auditLogger;
  }

  private record Creation(String name, KeyRequest key) {}

  /** Lists the lists, newest first. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<ListBodies.View> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> lists.list(wanted));
    return Paging.page(page.map(this::view));
  }

  /** Creates an empty list. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<ListBodies.View> create(
      HttpRequest<?> request,
      @Body @Schema(name = "ListCreation", implementation = ListBodies.Creation.class)
          JsonBody body) {
    var creation = body.read(ListsController::creation);
    return switch (auditLogger.by(request, () -> lists.create(creation.name(), creation.key()))) {
      case CreateListResult.Made(var list) ->
          HttpResponse.created(view(list), URI.create("/v1/lists/" + list.id()));
      case CreateListResult.Unnamed(var fault) -> throw invalid(fault);
      case CreateListResult.KeyTaken(var key) ->
          throw ApiException.conflict(
              "list.key-taken", "Another list has the key %s".formatted(Quoted.of(key)));
    };
  }

  /** Reads one list. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  ListBodies.View get(String id) {
    return view(lists.find(new ListId(id)).orElseThrow(() -> Missing.resource("list", id)));
  }

  /** Renames a list; its key stays. */
  @Patch("/{id}")
  @Consumes({"application/json", JsonBodies.MERGE_PATCH})
  @RequiresRole(Role.MANAGER)
  ListBodies.View rename(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ListChange", implementation = ListBodies.Change.class) JsonBody body) {
    var name = body.read(ListsController::name);
    return switch (auditLogger.by(request, () -> lists.rename(new ListId(id), name))) {
      case RenameListResult.Renamed(var list) -> view(list);
      case RenameListResult.Unnamed(var fault) -> throw invalid(fault);
      case RenameListResult.Unknown() -> throw Missing.resource("list", id);
    };
  }

  /**
   * Deletes a list that no automation uses; its members stay contacts. Those of a large one are
   * removed by a job.
   */
  @Delete("/{id}")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  @ApiResponse(responseCode = "204", description = "The list is deleted with its members")
  @ApiResponse(
      responseCode = "202",
      description = "The list is deleted; a job removes its members",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  HttpResponse<?> delete(HttpRequest<?> request, String id) {
    return switch (auditLogger.by(request, () -> deleting.delete(new ListId(id)))) {
      case ListDeleted.Deleted() -> HttpResponse.noContent();
      case ListDeleted.Deleting(var job) -> HttpResponse.accepted().body(JobView.of(job));
      case ListDeleted.InUse(var list, var automations) ->
          throw ApiException.conflict("list.in-use", used(list, automations));
      case ListDeleted.Unknown() -> throw Missing.resource("list", id);
    };
  }

  private static String used(ContactList list, List<String> automations) {
    return "The list %s is used by %s".formatted(Quoted.of(list.key()), Quoted.all(automations));
  }

  private static Supplier<String> name(JsonFields fields) {
    return fields.required("name", NameFields::name)::orElseThrow;
  }

  private static Supplier<Creation> creation(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var key = NameFields.key(fields);
    return () -> new Creation(name.orElseThrow(), key.orElseThrow());
  }

  private static ApiException invalid(Diagnostic fault) {
    return ApiException.invalid(fault.path().orElse(""), fault.message());
  }

  private ListBodies.View view(ContactList list) {
    return ListBodies.View.of(list, lists.size(list.id()));
  }
}
