package io.relance.application.contacts;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A change of a contact that is about to be written.
 *
 * @param before the contact as it was read; when it is created, without data
 * @param source how it is created; empty when it exists
 * @param by the automation that changes it, if one does
 * @param consents the changes of its consent
 */
public record ContactChange(
    Contact before,
    Contact after,
    Optional<ContactSource> source,
    Optional<AutomationId> by,
    List<ConsentChanged> consents) {
  public ContactChange {
    consents = List.copyOf(consents);
  }

  public ContactId contact() {
    return after.id();
  }

  /** The names of the fields and properties that have another value after it, in their order. */
  public Set<String> properties() {
    var changed = new TreeSet<String>();
    for (var field : ContactField.values()) {
      if (!before.field(field).equals(after.field(field))) {
        changed.add(field.wireName());
      }
    }
    var names = new HashSet<>(before.properties().keySet());
    names.addAll(after.properties().keySet());
    names.removeIf(
        name -> Objects.equals(before.properties().get(name), after.properties().get(name)));
    changed.addAll(names);
    return changed;
  }
}
