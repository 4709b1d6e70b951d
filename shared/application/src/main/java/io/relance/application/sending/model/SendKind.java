package io.relance.application.sending.model;

import java.util.Locale;

/** The kind of a send. */
public enum SendKind {
  /** A message to the contact, counted among those that its automation targets. */
  MESSAGE,
  /** A contact's message, forwarded to another receiver. */
  FORWARD,
  /** The single reply to a keyword such as STOP, for which no consent is needed. */
  CONFIRMATION,
  /** The reply to a text that answers no question: a question asked again, or the fallback. */
  REPLY,
  /** A message to somebody who works with the installation, such as an approver. */
  NOTICE,
  /** A message rendered for a contact, or with sample values, and sent to one who edits it. */
  TEST;

  /** Whether it is sent to the contact itself, to whom an opt-out at the provider then applies. */
  public boolean isToContact() {
    return switch (this) {
      case MESSAGE, CONFIRMATION, REPLY -> true;
      case FORWARD, NOTICE, TEST -> false;
    };
  }

  /** Whether its content is stored when it is queued, since no element has it. */
  public boolean isStored() {
    return switch (this) {
      case NOTICE, TEST -> true;
      case MESSAGE, FORWARD, CONFIRMATION, REPLY -> false;
    };
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SendKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
