package io.relance.functions.api.lists;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.lists.Lists;
import io.relance.application.lists.MembershipChange;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of lists. */
@Controller("/v1/lists/{id}/members")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MembersController {
  private static final int MOST = 1000;

  private final Lists lists;
  private final ContactIds ids;
  private final AuditLogger auditLogger;

  MembersController(Lists lists, ContactIds ids, AuditLogger auditLogger) {
    this.lists = lists;
    this.ids = ids;
    this.auditLogger = auditLogger;
  }

  /** Lists the members of a list, in the order of their ids. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<ListBodies.MemberView> list(
      String id, @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    checkList(id);
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> lists.members(new ListId(id), wanted));
    return Paging.page(page.map(ListBodies.MemberView::of));
  }

  /** Adds up to 1,000 contacts to a list. */
  @Post
  @RequiresRole(Role.MANAGER)
  ListBodies.MembersChange add(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ListMembers", implementation = ListBodies.Members.class)
          JsonBody body) {
    checkList(id);
    var known = ids.known("contactIds", given(body));
    return affected(id, auditLogger.by(request, () -> lists.add(new ListId(id), known)));
  }

  /** Removes up to 1,000 contacts from a list. */
  @Delete
  @RequiresRole(Role.MANAGER)
  ListBodies.MembersChange remove(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ListMembers", implementation = ListBodies.Members.class)
          JsonBody body) {
    checkList(id);
    var given = given(body);
    return affected(id, auditLogger.by(request, () -> lists.remove(new ListId(id), given)));
  }

  private static ListBodies.MembersChange affected(String id, MembershipChange result) {
    return switch (result) {
      case MembershipChange.Done(var affected, _) -> new ListBodies.MembersChange(affected);
      case MembershipChange.NoList() -> throw Missing.resource("list", id);
    };
  }

  private static List<ContactId> given(JsonBody body) {
    return body.read(
        fields -> fields.required("contactIds", ids -> ContactIds.given(ids, MOST))::orElseThrow);
  }

  private void checkList(String id) {
    if (lists.find(new ListId(id)).isEmpty()) {
      throw Missing.resource("list", id);
    }
  }
}
