package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Removes, once a minute at most, what has expired and what need not be remembered any more. */
final class Housekeeping {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 500;

  private final SqliteDatabase database;
  private final SqliteTables sqliteTables;
  private final ItemCache cache;
  private final ChangeLog changes;
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

  Housekeeping(
      SqliteDatabase database, SqliteTables sqliteTables, ItemCache cache, ChangeLog changes) {
    this.database = database;
    this.sqliteTables = sqliteTables;
    this.cache = cache;
    this.changes = changes;
  }

  /** Starts in the background when it is time. */
  void when(Instant now) {
    var before = last.get();
    if ((before.equals(Instant.MIN) || !before.plus(EVERY).isAfter(now))
        && last.compareAndSet(before, now)) {
      var _ = database.submit(connection -> run(connection, now));
    }
  }

  /** How many items were removed. */
  int run(SqlConnection connection, Instant now) throws SQLException {
    RequestTokens.forgetOld(connection, now);
    changes.deleteOld(connection, now);
    var removed = 0;
    for (var table : sqliteTables.all()) {
      removed += removeExpired(connection, table, now);
    }
    return removed;
  }

  private int removeExpired(SqlConnection connection, ItemTable table, Instant now)
      throws SQLException {
    var expired = expired(connection, table, now);
    var removed = new ArrayList<WriteListener.Written>();
    for (var item : expired) {
      table.delete(connection, item.key());
      removed.add(new WriteListener.Written(item.key(), Optional.of(item), Optional.empty()));
    }
    cache.written(connection, removed);
    changes.written(connection, removed);
    return removed.size();
  }

  private static List<Item> expired(SqlConnection connection, ItemTable table, Instant now)
      throws SQLException {
    var items = new ArrayList<Item>();
    var statement =
        connection.prepare(
            "select partition, sort, body, id from "
                + table.name()
                + " where expires <= ? limit ?");
    statement.setLong(1, now.getEpochSecond());
    statement.setInt(2, AT_ONCE);
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var key = new ItemKey(table.table(), rows.getString(1), rows.getString(2));
        table.listed(key, rows.getBytes(3), rows.getLong(4)).ifPresent(items::add);
      }
    }
    return items;
  }
}
