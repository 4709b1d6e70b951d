package io.relance.functions.api.contacts;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.IdentityKind;
import io.relance.application.events.RecordConsent;
import io.relance.domain.consent.ConsentEntry;
import io.relance.functions.api.ApiException;
import io.relance.functions.api.Missing;
import io.relance.functions.api.Problem;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.contacts.ContactReader.ContactBody;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates and changes contacts as bodies of requests say, or refuses them with every fault. */
@Singleton
final class WriteContacts {
  private final Contacts contacts;
  private final RecordConsent consents;
  private final ProjectClock clock;

  WriteContacts(Contacts contacts, RecordConsent consents, ProjectClock clock) {
    this.contacts = contacts;
    this.consents = consents;
    this.clock = clock;
  }

  /** A contact that was created or changed. */
  record Upserted(Contact contact, boolean created) {}

  Contact create(ContactBodies.Change body) {
    return written(create(read(body)));
  }

  Contact patch(String id, ContactBodies.Change body) {
    var edited = contacts.patch(id, read(body).edit());
    if (edited instanceof ContactEditResult.Unknown) {
      throw Missing.resource("contact", id);
    }
    return written(edited);
  }

  /** Changes the contact that has an identity of the body, or creates it. */
  Upserted upsert(IdentityKind by, ContactBodies.Change body) {
    var read = read(body);
    var value = read.edit().fields().getOrDefault(by.field(), Optional.empty());
    if (value.isEmpty()) {
      throw ApiException.invalid(by.field().wireName(), "must be given: it finds the contact");
    }
    var upserted = Optional.<Upserted>empty();
    while (upserted.isEmpty()) {
      upserted = attempt(by, value.orElseThrow(), read);
    }
    return upserted.orElseThrow();
  }

  /** Empty when another request created or deleted the contact meanwhile. */
  private Optional<Upserted> attempt(IdentityKind by, String value, ContactBody body) {
    var found = contacts.by(by, value);
    if (found.isEmpty()) {
      return switch (create(body)) {
        case ContactEditResult.Taken(var kind, _) when kind == by -> Optional.empty();
        case ContactEditResult contactEditResult ->
            Optional.of(new Upserted(written(contactEditResult), true));
      };
    }
    return switch (contacts.patch(found.orElseThrow().id(), body.edit())) {
      case ContactEditResult.Unknown() -> Optional.empty();
      case ContactEditResult contactEditResult ->
          stated(written(contactEditResult), body.consents());
    };
  }

  private Optional<Upserted> stated(Contact contact, List<ConsentEntry> entries) {
    entries.forEach(entry -> consents.state(contact.id(), entry));
    return contacts.find(contact.id()).map(found -> new Upserted(found, false));
  }

  private ContactEditResult create(ContactBody body) {
    return contacts.create(
        body.edit(), body.consents().stream().map(ConsentStatement::of).toList());
  }

  private ContactBody read(ContactBodies.Change body) {
    var read = ContactReader.read(body, clock.now());
    if (!read.faults().isEmpty()) {
      var faults = new ArrayList<Problem.Fault>(read.faults());
      contacts.faults(read.edit()).forEach(fault -> faults.add(Problem.Fault.field(fault)));
      throw ApiException.invalid(faults);
    }
    return read;
  }

  private static Contact written(ContactEditResult contactEditResult) {
    return switch (contactEditResult) {
      case ContactEditResult.Kept(var contact, _) -> contact;
      case ContactEditResult.Unknown() ->
          throw new IllegalStateException("A contact that is created cannot be unknown");
      case ContactEditResult.Unreadable(var problems) ->
          throw ApiException.invalid(problems.stream().map(Problem.Fault::field).toList());
      case ContactEditResult.Taken taken -> throw new ContactConflict(taken);
    };
  }
}
