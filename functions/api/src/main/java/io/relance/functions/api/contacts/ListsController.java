package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.ListCreated;
import io.relance.application.lists.Lists;
import io.relance.application.platform.Role;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Names;
import io.relance.functions.api.Needs;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.Problem;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.Trail;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of contacts. */
@Controller("/v1/lists")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListsController {
  private final Lists lists;
  private final Trail trail;

  ListsController(Lists lists, Trail trail) {
    this.lists = lists;
    this.trail = trail;
  }

  /** The lists there are. */
  @Get
  @Needs(Role.ANALYST)
  Page<ListBodies.View> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var most = Paging.limit(limit);
    var page = Cursors.reading(() -> lists.list(most, Optional.ofNullable(cursor)));
    return Paging.page(page.map(this::view));
  }

  /** Makes an empty list. */
  @Post
  @Needs(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<ListBodies.View> create(HttpRequest<?> request, @Body ListBodies.Creation body) {
    return switch (lists.create(Names.required("name", body.name()))) {
      case ListCreated.Made(var list) -> {
        trail.leave(request, "list.create", list.id());
        yield HttpResponse.created(view(list), URI.create("/v1/lists/" + list.id()));
      }
      case ListCreated.Unnamed(var problem) ->
          throw Refusal.invalid(List.of(Problem.Fault.field(problem)));
    };
  }

  /** One list. */
  @Get("/{id}")
  @Needs(Role.ANALYST)
  ListBodies.View get(String id) {
    return view(lists.find(id).orElseThrow(() -> Refusal.notFound("list")));
  }

  private ListBodies.View view(ContactList list) {
    return ListBodies.View.of(list, lists.size(list.id()));
  }
}
