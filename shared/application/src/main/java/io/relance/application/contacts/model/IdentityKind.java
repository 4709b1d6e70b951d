package io.relance.application.contacts.model;

/** What finds a contact, in the order in which a match counts. */
public enum IdentityKind {
  SHOP("shop", ContactField.SHOP_CUSTOMER_ID),
  EMAIL("email", ContactField.EMAIL),
  /** Finds a contact only where it is the contact's own, and nothing contradicts it. */
  PHONE("phone", ContactField.PHONE);

  private final String word;
  private final ContactField field;

  IdentityKind(String word, ContactField field) {
    this.word = word;
    this.field = field;
  }

  /** The field that holds it. */
  public ContactField field() {
    return field;
  }

  /** The kind in keys and on timelines. */
  public String wireName() {
    return word;
  }
}
