package io.relance.application.contacts;

/** What finds a contact, in the order in which a match counts. */
public enum IdentityKind {
  SHOP("shop"),
  PHONE("phone"),
  EMAIL("email");

  private final String word;

  IdentityKind(String word) {
    this.word = word;
  }

  /** The kind in keys and on timelines. */
  public String word() {
    return word;
  }
}
