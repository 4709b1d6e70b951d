package io.relance.domain.flow;

/** What can happen to a row of a related table. */
public enum RowChange {
  /** It is new, or belongs to another contact than before. */
  ADDED,
  /** One of its values is another one. */
  CHANGED
}
