package io.relance.functions.api.contacts;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.events.RecordConsent;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.problems.Problem;
import io.relance.json.JsonFields;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates and updates contacts from request bodies, all of whose faults are reported together. */
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

  private record ContactBody(ContactEdit edit, List<ConsentEntry> consents) {}

  Contact create(JsonBody body) {
    return written(create(body.read(this::read)));
  }

  Contact patch(String id, JsonBody body) {
    var edited = contacts.patch(new ContactId(id), body.read(this::edit));
    if (edited instanceof ContactEditResult.Unknown) {
      throw Missing.resource("contact", id);
    }
    return written(edited);
  }

  /** Changes the contact that has an identity of the body, or creates it. */
  Upserted upsert(IdentityKind by, JsonBody body) {
    var read = body.read(this::read);
    if (read.edit().fields().getOrDefault(by.field(), Optional.empty()).isEmpty()) {
      throw ApiException.invalid(by.field().wireName(), "is required: it identifies the contact");
    }
    var upserted = Optional.<Upserted>empty();
    while (upserted.isEmpty()) {
      upserted = attempt(by, read);
    }
    return upserted.orElseThrow();
  }

  /** Empty when another request created or deleted the contact meanwhile. */
  private Optional<Upserted> attempt(IdentityKind by, ContactBody body) {
    var found = contacts.allBy(by, body.edit());
    if (found.size() > 1) {
      throw new SharedPhone(found.stream().map(Contact::id).toList());
    }
    if (found.isEmpty()) {
      return switch (create(by, body)) {
        case ContactEditResult.Taken(var kind, _) when kind == by -> Optional.empty();
        case ContactEditResult contactEditResult ->
            Optional.of(new Upserted(written(contactEditResult), true));
      };
    }
    return switch (contacts.patch(found.getFirst().id(), body.edit())) {
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
    return contacts.create(body.edit(), statements(body));
  }

  /** A phone out of an address finds no contact, so that there may be one that has it. */
  private ContactEditResult create(IdentityKind by, ContactBody body) {
    return by == IdentityKind.PHONE
        ? contacts.createByPhone(body.edit(), statements(body))
        : create(body);
  }

  private static List<ConsentStatement> statements(ContactBody body) {
    return body.consents().stream().map(ConsentStatement::of).toList();
  }

  private Supplier<ContactEdit> edit(JsonFields fields) {
    fields
        .optional("consents", Optional::of)
        .ifPresent(
            value -> value.fault("must be changed by PUT /v1/contacts/{id}/consents/{channel}"));
    var edit = checked(fields);
    return () -> edit;
  }

  private Supplier<ContactBody> read(JsonFields fields) {
    var edit = checked(fields);
    var reader = new ConsentReader(clock.now());
    var consents =
        fields.optional("consents", value -> Optional.of(reader.entries(value))).orElse(List.of());
    return () -> new ContactBody(edit, consents);
  }

  private ContactEdit checked(JsonFields fields) {
    var edit = ContactReader.read(fields);
    contacts.faults(edit).forEach(fault -> fields.fault(fault.path().orElse(""), fault.message()));
    return edit;
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
