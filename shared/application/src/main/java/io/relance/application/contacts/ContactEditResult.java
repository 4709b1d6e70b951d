package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.IdentityKind;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ContactId;
import java.util.List;

/** The result of an edit of a contact. */
public sealed interface ContactEditResult {
  /**
   * It is done.
   *
   * @param changes what it changed of what the contact agrees to
   */
  record Kept(Contact contact, List<ConsentChanged> changes) implements ContactEditResult {
    public Kept {
      changes = List.copyOf(changes);
    }
  }

  /** Values that cannot be read, each with its place; nothing was changed. */
  record Unreadable(List<Diagnostic> problems) implements ContactEditResult {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /** An identity belongs to another contact already; nothing was changed. */
  record Taken(IdentityKind identity, ContactId contact) implements ContactEditResult {}

  /** There is no such contact. */
  record Unknown() implements ContactEditResult {}
}
