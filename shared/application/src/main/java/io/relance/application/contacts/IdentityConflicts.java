package io.relance.application.contacts;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.phone.PhoneFault;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Shows on timelines, once, what of an event's identities a contact did not get: another's
 * identity, on both timelines, and a phone that cannot be used.
 */
final class IdentityConflicts {
  private final ItemStore store;

  IdentityConflicts(ItemStore store) {
    this.store = store;
  }

  void tell(ContactId contact, Map<IdentityKind, ContactId> owners, Instant now) {
    owners.forEach((kind, owner) -> tell(contact, kind, owner, now));
  }

  /** Shows once why a contact cannot be texted, as long as it has no phone. */
  void tell(Contact contact, PhoneFault fault, Instant now) {
    var told = ContactKeys.inContact(contact.id(), "phone-unusable#" + fault.word());
    if (contact.phone().isPresent() || store.get(told).isPresent()) {
      return;
    }
    Transactions.write(
        store,
        List.of(
            Write.putNew(ItemBuilder.at(told).instant("at", now).build()),
            Activities.write(contact.id(), now, "phone-unusable", Map.of("reason", fault.word())),
            Write.check(ContactKeys.contact(contact.id()), Precondition.present())));
  }

  private void tell(ContactId contact, IdentityKind kind, ContactId owner, Instant now) {
    var told = ContactKeys.inContact(contact, "conflict#" + kind.wireName() + "#" + owner);
    if (store.get(told).isPresent()) {
      return;
    }
    Transactions.write(
        store,
        List.of(
            Write.putNew(ItemBuilder.at(told).instant("at", now).build()),
            activity(contact, kind, owner.value(), now),
            activity(owner, kind, contact.value(), now),
            Write.check(ContactKeys.contact(contact), Precondition.present()),
            Write.check(ContactKeys.contact(owner), Precondition.present())));
  }

  private static Write activity(ContactId contact, IdentityKind kind, String other, Instant now) {
    return Activities.write(
        contact,
        now,
        "identity-conflict",
        Map.of("identity", kind.wireName(), "otherContact", other));
  }
}
