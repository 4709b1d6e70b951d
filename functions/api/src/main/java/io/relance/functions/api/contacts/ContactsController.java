package io.relance.functions.api.contacts;

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
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.Edited;
import io.relance.application.contacts.Statement;
import io.relance.application.platform.Role;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Needs;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.Problem;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.StrictBodies;
import io.relance.functions.api.Trail;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contacts: found, made, changed. */
@Controller("/v1/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContactsController {
  private final Contacts contacts;
  private final FindContacts finding;
  private final Trail trail;
  private final ProjectClock clock;

  ContactsController(Contacts contacts, FindContacts finding, Trail trail, ProjectClock clock) {
    this.contacts = contacts;
    this.finding = finding;
    this.trail = trail;
    this.clock = clock;
  }

  /** The contacts there are, or the one who has a phone or an email. */
  @Get
  @Needs(Role.ANALYST)
  Page<ContactBodies.View> list(
      @QueryValue @Nullable String phone,
      @QueryValue @Nullable String email,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var most = Paging.limit(limit);
    if (phone != null || email != null) {
      var found = finding.by(phone, email);
      return new Page<>(found.stream().map(ContactBodies.View::of).toList(), Optional.empty());
    }
    var page = Cursors.reading(() -> contacts.list(most, Optional.ofNullable(cursor)));
    return Paging.page(page.map(ContactBodies.View::of));
  }

  /** Makes a contact. */
  @Post
  @Needs(Role.MANAGER)
  @Status(HttpStatus.CREATED)
  HttpResponse<ContactBodies.View> create(HttpRequest<?> request, @Body ContactBodies.Change body) {
    var edit = ContactReader.edit(body);
    var said = body.consents() == null ? List.<ContactBodies.Consent>of() : body.consents();
    var consents = ConsentReader.entries(said, clock.now());
    var made = kept(contacts.create(edit, consents.stream().map(Statement::of).toList()));
    trail.leave(request, "contact.create", made.id());
    return HttpResponse.created(
        ContactBodies.View.of(made), URI.create("/v1/contacts/" + made.id()));
  }

  /** One contact. */
  @Get("/{id}")
  @Needs(Role.ANALYST)
  ContactBodies.View get(String id) {
    return ContactBodies.View.of(finding.byId(id));
  }

  /** Changes what is given of a contact; null removes. */
  @Patch("/{id}")
  @Consumes({"application/json", StrictBodies.MERGE_PATCH})
  @Needs(Role.MANAGER)
  ContactBodies.View edit(HttpRequest<?> request, String id, @Body ContactBodies.Change body) {
    if (body.consents() != null) {
      throw Refusal.invalid("consents", "are changed at /v1/contacts/{id}/consents/{channel}");
    }
    var edited = kept(contacts.patch(id, ContactReader.edit(body)));
    trail.leave(request, "contact.edit", id);
    return ContactBodies.View.of(edited);
  }

  private static Contact kept(Edited edited) {
    return switch (edited) {
      case Edited.Kept(var contact, _) -> contact;
      case Edited.Unknown() -> throw Refusal.notFound("contact");
      case Edited.Unreadable(var problems) ->
          throw Refusal.invalid(problems.stream().map(Problem.Fault::field).toList());
      case Edited.Taken(var identity, var owner) ->
          throw Refusal.of(
              Problem.of(409, "contact.identity-taken", "Another contact has this identity")
                  .saying("The %s belongs to contact %s".formatted(identity.word(), owner)));
    };
  }
}
