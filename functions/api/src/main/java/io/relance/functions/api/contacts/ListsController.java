package io.relance.functions.api.contacts;

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
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.Keys;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.ListCreated;
import io.relance.application.lists.ListRenamed;
import io.relance.application.lists.Lists;
import io.relance.application.platform.Role;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Names;
import io.relance.functions.api.Needs;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.StrictBodies;
import io.relance.functions.api.Trail;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of contacts. */
@Controller("/v1/lists")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListsController {
  private final Lists lists;
  private final DeleteList deleting;
  private final Trail trail;

  ListsController(Lists lists, DeleteList deleting, Trail trail) {
    this.lists = lists;
    this.deleting = deleting;
    this.trail = trail;
  }

  /** Lists the lists, newest first. */
  @Get
  @Needs(Role.ANALYST)
  Page<ListBodies.View> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var most = Paging.limit(limit);
    var page = Cursors.reading(() -> lists.list(most, Optional.ofNullable(cursor)));
    return Paging.page(page.map(this::view));
  }

  /** Creates an empty list. */
  @Post
  @Needs(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<ListBodies.View> create(HttpRequest<?> request, @Body ListBodies.Creation body) {
    var name = Names.required("name", body.name());
    return switch (lists.create(name, key(name, body.key()))) {
      case ListCreated.Made(var list) -> {
        trail.leave(request, "list.create", list.id());
        yield HttpResponse.created(view(list), URI.create("/v1/lists/" + list.id()));
      }
      case ListCreated.Unnamed(var fault) -> throw invalid(fault);
      case ListCreated.KeyTaken(var key) ->
          throw Refusal.conflict(
              "list.key-taken", "Another list has the key %s".formatted(Quoted.of(key)));
    };
  }

  /** Reads one list. */
  @Get("/{id}")
  @Needs(Role.ANALYST)
  ListBodies.View get(String id) {
    return view(lists.find(id).orElseThrow(() -> Refusal.notFound("list")));
  }

  /** Renames a list; its key stays. */
  @Patch("/{id}")
  @Consumes({"application/json", StrictBodies.MERGE_PATCH})
  @Needs(Role.MANAGER)
  ListBodies.View rename(HttpRequest<?> request, String id, @Body ListBodies.Change body) {
    return switch (lists.rename(id, Names.required("name", body.name()))) {
      case ListRenamed.Renamed(var list) -> {
        trail.leave(request, "list.rename", id);
        yield view(list);
      }
      case ListRenamed.Unnamed(var fault) -> throw invalid(fault);
      case ListRenamed.Unknown() -> throw Refusal.notFound("list");
    };
  }

  /** Deletes a list that no automation uses; its members stay contacts. */
  @Delete("/{id}")
  @Needs(Role.MANAGER)
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<?> delete(HttpRequest<?> request, String id) {
    return switch (deleting.delete(id)) {
      case ListDeleted.Deleted() -> {
        trail.leave(request, "list.delete", id);
        yield HttpResponse.noContent();
      }
      case ListDeleted.InUse(var list, var automations) ->
          throw Refusal.conflict("list.in-use", used(list, automations));
      case ListDeleted.Unknown() -> throw Refusal.notFound("list");
    };
  }

  private static String used(ContactList list, List<String> automations) {
    return "The list %s is used by %s"
        .formatted(
            Quoted.of(list.key()),
            automations.stream().map(Quoted::of).collect(Collectors.joining(", ")));
  }

  private static KeyRequest key(String name, @Nullable String key) {
    if (key == null) {
      return new KeyRequest.FromName(name);
    }
    if (!Keys.isValid(key)) {
      throw Refusal.invalid(
          "key", "must be 1 to 60 lower-case letters, digits and hyphens, not " + Quoted.of(key));
    }
    return new KeyRequest.Given(key);
  }

  private static Refusal invalid(Diagnostic fault) {
    return Refusal.invalid(fault.path().orElse(""), fault.message());
  }

  private ListBodies.View view(ContactList list) {
    return ListBodies.View.of(list, lists.size(list.id()));
  }
}
