package io.relance.server.audience;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.Changes.Change;
import io.relance.domain.store.Table;
import io.relance.embedded.store.SqliteItemStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the recorded changes of contacts and messages from a position in each log on. */
final class ChangeReader {
  static final List<Table> TABLES = List.of(Tables.CONTACTS, Tables.SENDS);
  private static final int AT_A_TIME = 1000;
  private static final String FROM_THE_START = "0";
  private static final String BETWEEN = "/";

  private final SqliteItemStore store;
  private final Map<Table, String> positions = new HashMap<>();

  /** A reader of all changes that are stored. */
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
    var reader = new ChangeReader(store);
    var parts = position.split(BETWEEN, -1);
    for (int at = 0; at < TABLES.size(); at++) {
      reader.positions.put(TABLES.get(at), parts[at]);
      reader.read(TABLES.get(at), 1);
    }
    return reader;
  }

  /** Goes on after the changes that are stored now. */
  void skipAll() {
    for (var table : TABLES) {
      while (!read(table).isEmpty()) {
        // Moves on.
      }
    }
  }

  /** The next changes of a table, after which it goes on. */
  List<Change> read(Table table) {
    var found = read(table, AT_A_TIME);
    if (!found.isEmpty()) {
      positions.put(table, found.getLast().position());
    }
    return found;
  }

  private List<Change> read(Table table, int limit) {
    var position = positions.getOrDefault(table, FROM_THE_START);
    return position.equals(FROM_THE_START)
        ? store.oldest(table, limit)
        : store.after(table, position, limit);
  }

  /** Where it is. */
  String position() {
    return String.join(
        BETWEEN,
        TABLES.stream().map(table -> positions.getOrDefault(table, FROM_THE_START)).toList());
  }

  /** Whether it has read every change that is stored. */
  boolean isAtEnd() {
    var last =
        TABLES.stream()
            .mapToLong(table -> Long.parseLong(positions.getOrDefault(table, FROM_THE_START)))
            .max()
            .orElse(0);
    return last >= store.latestChange();
  }
}
