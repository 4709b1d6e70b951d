package io.relance.application.tables;

import java.util.Map;

/** The outcome of storing a row. */
public sealed interface RowResult {
  /** It is stored. */
  record Stored(TableRow row) implements RowResult {}

  /**
   * Values that its columns cannot hold; nothing was stored.
   *
   * @param faults what must be, by the names of columns; the empty name stands for all of them
   */
  record Unreadable(Map<String, String> faults) implements RowResult {
    public Unreadable {
      faults = Map.copyOf(faults);
    }
  }

  /** There is no such contact; nothing was stored. */
  record UnknownContact() implements RowResult {}
}
