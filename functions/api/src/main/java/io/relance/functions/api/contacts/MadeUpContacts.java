package io.relance.functions.api.contacts;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.functions.api.Problem;
import io.relance.functions.api.ProjectClock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads contacts that are made up for a simulation, with the fields of a contact; stores none. */
@Singleton
public final class MadeUpContacts {
  private final Contacts contacts;
  private final ProjectClock clock;

  MadeUpContacts(Contacts contacts, ProjectClock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /**
   * The contact of a body.
   *
   * @param path the field that holds the body
   * @param faults collects every fault
   * @return empty when there are faults
   */
  public Optional<Contact> read(
      String path, ContactBodies.Change body, List<Problem.Fault> faults) {
    var read = ContactReader.read(body, clock.now());
    var found = new ArrayList<Problem.Fault>(read.faults());
    var made =
        contacts.imagine(read.edit(), read.consents().stream().map(ConsentStatement::of).toList());
    return switch (made) {
      case ContactEditResult.Kept(var contact, _) when found.isEmpty() -> Optional.of(contact);
      case ContactEditResult.Unreadable(var problems) -> {
        problems.stream().map(Problem.Fault::field).forEach(found::add);
        yield refused(path, found, faults);
      }
      case ContactEditResult.Kept _, ContactEditResult.Unknown _, ContactEditResult.Taken _ ->
          refused(path, found, faults);
    };
  }

  private static Optional<Contact> refused(
      String path, List<Problem.Fault> found, List<Problem.Fault> faults) {
    found.stream()
        .map(fault -> Problem.Fault.field(path + "." + fault.path(), fault.message()))
        .forEach(faults::add);
    return Optional.empty();
  }
}
