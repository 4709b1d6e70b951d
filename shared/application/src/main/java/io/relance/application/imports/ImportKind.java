package io.relance.application.imports;

/** What the rows of a file are. */
public enum ImportKind {
  CONTACTS,
  /** The rows of a related table. */
  ROWS,
  EVENTS,
  /** Codes of a promo bank. */
  CODES
}
