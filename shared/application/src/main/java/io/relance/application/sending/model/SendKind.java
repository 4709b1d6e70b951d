package io.relance.application.sending.model;

import java.util.Locale;

/** What a send is to the person it is about. */
public enum SendKind {
  /** A message to the contact, counted among those that its automation targets. */
  MESSAGE,
  /** A contact's message passed on to somebody else. */
  FORWARD,
  /** The one answer to a word such as STOP, which no consent is needed for. */
  CONFIRMATION;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SendKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
