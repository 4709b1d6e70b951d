package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.lists.Lists;
import io.relance.application.lists.MembersChanged;
import io.relance.application.platform.Role;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Needs;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.Trail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is on a list. */
@Controller("/v1/lists/{id}/members")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MembersController {
  private static final int MOST = 1000;

  private final Lists lists;
  private final ContactIds ids;
  private final Trail trail;

  MembersController(Lists lists, ContactIds ids, Trail trail) {
    this.lists = lists;
    this.ids = ids;
    this.trail = trail;
  }

  /** Who is on a list. */
  @Get
  @Needs(Role.ANALYST)
  Page<ContactBodies.View> list(
      String id, @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    checkList(id);
    var most = Paging.limit(limit);
    var page = Cursors.reading(() -> lists.members(id, most, Optional.ofNullable(cursor)));
    return Paging.page(page.map(ContactBodies.View::of));
  }

  /** Puts up to 1,000 contacts on a list; who is on it already stays. */
  @Post
  @Needs(Role.MANAGER)
  ListBodies.Changed add(HttpRequest<?> request, String id, @Body ListBodies.Members body) {
    checkList(id);
    var changed = changed(id, lists.add(id, ids.known("contactIds", given(body))));
    trail.leave(request, "list.add-members", id);
    return changed;
  }

  /** Takes up to 1,000 contacts off a list. */
  @Delete
  @Needs(Role.MANAGER)
  ListBodies.Changed remove(HttpRequest<?> request, String id, @Body ListBodies.Members body) {
    checkList(id);
    var changed = changed(id, lists.remove(id, given(body)));
    trail.leave(request, "list.remove-members", id);
    return changed;
  }

  private ListBodies.Changed changed(String id, MembersChanged result) {
    return switch (result) {
      case MembersChanged.Done(var changed, _) -> new ListBodies.Changed(changed, lists.size(id));
      case MembersChanged.NoList() -> throw Refusal.notFound("list");
    };
  }

  private static List<String> given(ListBodies.Members body) {
    return ContactIds.given("contactIds", body.contactIds(), MOST);
  }

  private void checkList(String id) {
    if (lists.find(id).isEmpty()) {
      throw Refusal.notFound("list");
    }
  }
}
