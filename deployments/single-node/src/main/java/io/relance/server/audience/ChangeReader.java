package io.relance.server.audience;

import io.relance.domain.store.Changes.Change;
import io.relance.embedded.store.SqliteItemStore;
import java.util.List;

/** Reads the recorded changes of contacts and messages from a position in their log on. */
final class ChangeReader {
  /** How many changes are read at once. */
  static final int AT_A_TIME = 1000;

  private final SqliteItemStore store;
  private String position = SqliteItemStore.FIRST_POSITION;

  /** A reader of all changes that were ever recorded. */
  ChangeReader(SqliteItemStore store) {
    this.store = store;
  }

  /**
   * Goes on from where another reader was.
   *
   * @param position as {@link #position} gave it
   * @throws IllegalArgumentException when the changes since are no longer stored
   */
  static ChangeReader from(String position, SqliteItemStore store) {
    var _ = store.after(position, 1);
    var reader = new ChangeReader(store);
    reader.position = position;
    return reader;
  }

  /** The position of the last change that is stored now. */
  String end() {
    return Long.toString(store.latestChange());
  }

  /** Goes on after a position that {@link #end} gave. */
  void skipTo(String end) {
    position = end;
  }

  /** The next changes, oldest first, after which it goes on. */
  List<Change> read() {
    var found = store.after(position, AT_A_TIME);
    if (!found.isEmpty()) {
      position = found.getLast().position();
    }
    return found;
  }

  /** Where it is. */
  String position() {
    return position;
  }

  /** Whether it has read every change that is stored. */
  boolean isAtEnd() {
    return Long.parseLong(position) >= store.latestChange();
  }
}
