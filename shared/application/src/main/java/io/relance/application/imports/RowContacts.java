package io.relance.application.imports;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.events.NewEvent.Reference;
import io.relance.domain.id.ContactId;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the contact that a row of a table or an event names. */
final class RowContacts {
  private final Contacts contacts;

  RowContacts(Contacts contacts) {
    this.contacts = contacts;
  }

  /** Whose row it is, or why that is not clear. */
  sealed interface Found {
    record One(ContactId contact) implements Found {}

    record Unclear(RowOutcome.Rejected rejected) implements Found {}
  }

  /**
   * The first reference of a row, in the order of the fields contactId, customer id, email, phone.
   */
  static List<Reference> references(MappedRow row) {
    var references = new ArrayList<Reference>();
    row.named("contactId").map(ContactId::new).map(Reference.Id::new).ifPresent(references::add);
    row.values()
        .forEach(
            (field, text) -> {
              if (field instanceof ImportField.Identity(var kind)) {
                references.add(new Reference.Identity(kind, text));
              }
            });
    return references;
  }

  Found of(MappedRow row) {
    var references = references(row);
    if (references.isEmpty()) {
      return unclear("contactId", "must be given, or email, phone or externalIds");
    }
    return switch (references.getFirst()) {
      case Reference.Id(var id) ->
          contacts.find(id).isPresent()
              ? new Found.One(id)
              : unclear("contactId", "there is no contact " + Quoted.of(id.value()));
      case Reference.Identity(var kind, var raw) -> {
        var field = kind.field().wireName();
        var owners = contacts.allBy(kind, raw);
        yield switch (owners.size()) {
          case 0 -> unclear(field, "must be that of a contact, not " + Quoted.of(raw));
          case 1 -> new Found.One(owners.getFirst().id());
          default ->
              unclear(field, "must be that of one contact, but belongs to several: " + ids(owners));
        };
      }
    };
  }

  private static String ids(List<Contact> owners) {
    return owners.stream().map(owner -> owner.id().value()).collect(Collectors.joining(", "));
  }

  private static Found unclear(String field, String reason) {
    return new Found.Unclear(new RowOutcome.Rejected(field, reason));
  }
}
