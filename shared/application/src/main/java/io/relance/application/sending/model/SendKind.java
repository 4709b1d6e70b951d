package io.relance.application.sending.model;

import java.util.Locale;

/** The kind of a send. */
public enum SendKind {
  /** A message to the contact, counted among those that its automation targets. */
  MESSAGE,
  /** A contact's message, forwarded to another receiver. */
  FORWARD,
  /** The single reply to a keyword such as STOP, for which no consent is needed. */
  CONFIRMATION;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SendKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
