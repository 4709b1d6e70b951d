package io.relance.application.inbound;

import io.relance.json.Choices;

/** Why a text belongs to one of the contacts that have its number. */
public enum WriterRule {
  /** No other contact has the number. */
  ONLY_CONTACT,
  /** An automation that a text started is in progress on the same sender. */
  OPEN_EXCHANGE,
  /** The last message to the number was to this contact. */
  LAST_MESSAGE,
  /** The number is the contact's own, for longer than any other's. */
  OWNER,
  /** No contact had the number as its own. */
  NEW_CONTACT;

  /** Its name in storage and answers. */
  public String wireName() {
    return Choices.name(this);
  }
}
