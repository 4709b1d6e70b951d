package io.relance.application.contacts.model;

import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemKey;

/** The keys of contacts, and of all items in their partitions. */
public final class ContactKeys {
  /** The prefix of what happened to a contact, in the order of time. */
  public static final String ACTIVITY = "activity#";

  /** The prefix of the consent ledger's entries, in their order. */
  public static final String CONSENT = "consent#";

  /** The prefix of the lists that a contact is on. */
  public static final String LIST = "list#";

  /** The prefix of the segments that a contact is in. */
  public static final String SEGMENT = "segment#";

  /** The prefix of a contact's rows of related tables. */
  public static final String ROW = "row#";

  private static final String PREFIX = "contact#";
  private static final String CONTACT = "contact";

  private ContactKeys() {}

  /** The contact in whose partition a key is. */
  public static ContactId contactOf(ItemKey key) {
    return new ContactId(key.partition().substring(PREFIX.length()));
  }

  public static String partition(ContactId contact) {
    return PREFIX + contact;
  }

  public static ItemKey contact(ContactId contact) {
    return new ItemKey(Tables.CONTACTS, partition(contact), CONTACT);
  }

  /** Whether a key in a contact's partition is that of the contact. */
  public static boolean isContact(ItemKey key) {
    return key.sort().equals(CONTACT);
  }

  /** What makes an identity (customer id, email) belong to one contact only. */
  public static ItemKey identity(String kind, String value) {
    return new ItemKey(Tables.CONTACTS, "identity#" + kind + "#" + value, "identity");
  }

  public static ItemKey inContact(ContactId contact, String sort) {
    return new ItemKey(Tables.CONTACTS, partition(contact), sort);
  }
}
