package io.relance.functions.api.contacts;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.functions.api.ProjectClock;
import io.relance.json.JsonFields;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads the contacts of simulations, which are not stored. */
@Singleton
public final class SimulatedContacts {
  private final Contacts contacts;
  private final ProjectClock clock;

  SimulatedContacts(Contacts contacts, ProjectClock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /** The contact of a body; whatever is wrong with it becomes faults. */
  public Optional<Contact> read(JsonFields fields) {
    var edit = ContactReader.read(fields);
    var reader = new ConsentReader(clock.now());
    var consents =
        fields.optional("consents", value -> Optional.of(reader.entries(value))).orElse(List.of());
    return switch (contacts.imagine(edit, consents.stream().map(ConsentStatement::of).toList())) {
      case ContactEditResult.Kept(var contact, _) -> Optional.of(contact);
      case ContactEditResult.Unreadable(var problems) -> {
        problems.forEach(fault -> fields.fault(fault.path().orElse(""), fault.message()));
        yield Optional.empty();
      }
      case ContactEditResult.Unknown _, ContactEditResult.Taken _ -> Optional.empty();
    };
  }
}
