package io.relance.functions.api.contacts;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.search.SearchContacts;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.json.JsonBodies;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Contacts: searched, created, read, changed. */
@Controller("/v1/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContactsController {
  private final SearchContacts searching;
  private final WriteContacts writing;
  private final FindContacts finding;
  private final AuditLogger auditLogger;

  ContactsController(
      SearchContacts searching,
      WriteContacts writing,
      FindContacts finding,
      AuditLogger auditLogger) {
    this.searching = searching;
    this.writing = writing;
    this.finding = finding;
    this.auditLogger = auditLogger;
  }

  /**
   * The query parameters of a list of contacts, which meet all of them.
   *
   * @param phone a phone in any form
   * @param email a whole email address
   * @param query a name, a part of an email address, or a phone in any form
   * @param listId the id of a list that they are on
   * @param segmentId the id of a segment that they are in now
   */
  @Introspected
  record Wanted(
      @QueryValue @Nullable String phone,
      @QueryValue @Nullable String email,
      @QueryValue @Nullable String query,
      @QueryValue @Nullable String listId,
      @QueryValue @Nullable String segmentId,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {}

  /** Lists contacts, newest first; with parameters, those that meet all of them. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<ContactBodies.View> list(@RequestBean Wanted wanted) {
    var request = Paging.request(wanted.cursor(), wanted.limit());
    var conditions =
        finding.conditions(
            new FindContacts.Parameters(
                wanted.phone(),
                wanted.email(),
                wanted.query(),
                wanted.listId(),
                wanted.segmentId()));
    var page = Cursors.reading(() -> searching.search(conditions, request));
    return Paging.page(page.map(ContactBodies.View::of));
  }

  /** Creates a contact, which needs a phone, an email or an external id. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<ContactBodies.View> create(
      HttpRequest<?> request,
      @Body @Schema(name = "ContactChange", implementation = ContactBodies.Change.class)
          JsonBody body) {
    var contact = auditLogger.by(request, () -> writing.create(body));
    return HttpResponse.created(
        ContactBodies.View.of(contact), URI.create("/v1/contacts/" + contact.id()));
  }

  /** Reads one contact. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  ContactBodies.View get(String id) {
    return ContactBodies.View.of(finding.byId(id));
  }

  /** Updates the given fields of a contact; null removes one. */
  @Patch("/{id}")
  @Consumes({"application/json", JsonBodies.MERGE_PATCH})
  @RequiresRole(Role.MANAGER)
  ContactBodies.View edit(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ContactChange", implementation = ContactBodies.Change.class)
          JsonBody body) {
    return ContactBodies.View.of(auditLogger.by(request, () -> writing.patch(id, body)));
  }
}
