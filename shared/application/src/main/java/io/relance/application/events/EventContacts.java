package io.relance.application.events;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.domain.id.ContactId;
import io.relance.domain.text.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the contacts that events name, each once. */
final class EventContacts {
  private final Contacts contacts;
  private final Map<NewEvent.Reference, Found> found = new HashMap<>();

  EventContacts(Contacts contacts) {
    this.contacts = contacts;
  }

  /** The result of looking for a contact. */
  sealed interface Found {
    record One(ContactId contact) implements Found {}

    /** None, or several; or an event that is wrong in itself. */
    record Unclear(String reason) implements Found {}
  }

  /** Looks for the contacts of events. */
  static EventContacts of(Contacts contacts, List<NewEvent> events) {
    var lookup = new EventContacts(contacts);
    var ids =
        events.stream()
            .map(NewEvent::contact)
            .filter(NewEvent.Reference.Id.class::isInstance)
            .map(reference -> ((NewEvent.Reference.Id) reference).contact())
            .toList();
    contacts
        .findAll(ids)
        .keySet()
        .forEach(id -> lookup.found.put(new NewEvent.Reference.Id(id), new Found.One(id)));
    return lookup;
  }

  Found find(NewEvent.Reference reference) {
    return found.computeIfAbsent(reference, this::look);
  }

  private Found look(NewEvent.Reference reference) {
    return switch (reference) {
      case NewEvent.Reference.Id(var contact) ->
          new Found.Unclear("contactId: there is no contact " + Quoted.of(contact.value()));
      case NewEvent.Reference.Identity identity -> look(identity);
    };
  }

  private Found look(NewEvent.Reference.Identity identity) {
    var owners = contacts.allBy(identity.kind(), identity.raw());
    var field = identity.kind().field().wireName();
    if (owners.isEmpty()) {
      return new Found.Unclear(
          field + ": must be that of a contact, not " + Quoted.of(identity.raw()));
    }
    return owners.size() == 1
        ? new Found.One(owners.getFirst().id())
        : new Found.Unclear(
            field
                + ": must be that of one contact, but belongs to several: "
                + owners.stream()
                    .map(Contact::id)
                    .map(ContactId::value)
                    .collect(Collectors.joining(", ")));
  }
}
