package io.relance.application.imports;

/** The outcome of one row. */
sealed interface RowOutcome {
  record Created() implements RowOutcome {}

  record Updated() implements RowOutcome {}

  /**
   * Nothing of it is stored.
   *
   * @param field the field at fault; empty for the row as a whole
   * @param reason what must be
   */
  record Rejected(String field, String reason) implements RowOutcome {}
}
