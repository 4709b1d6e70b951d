package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import io.relance.domain.store.WholeTables;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads tables of SQLite from end to end, some rows at a time. */
public final class SqliteWholeTables implements WholeTables {
  private static final int AT_ONCE = 200;

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final SqliteTables sqliteTables;

  public SqliteWholeTables(SqliteDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.sqliteTables = new SqliteTables(database);
  }

  private record Row(long id, Item item) {}

  @Override
  public Stream<Item> items(Table table) {
    var rows = sqliteTables.of(table);
    return Stream.iterate(
            after(rows, 0), page -> !page.isEmpty(), page -> after(rows, page.getLast().id()))
        .flatMap(List::stream)
        .map(Row::item)
        .filter(item -> !item.hasExpired(clock.instant()));
  }

  private List<Row> after(ItemTable table, long id) {
    return database.read(connection -> after(connection, table, id));
  }

  private static List<Row> after(SqlConnection connection, ItemTable table, long id)
      throws SQLException {
    var statement =
        connection.prepare(
            "select id, partition, sort, body from %s where id > ? order by id limit ?"
                .formatted(table.name()));
    statement.setLong(1, id);
    statement.setInt(2, AT_ONCE);
    var page = new ArrayList<Row>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var key = new ItemKey(table.table(), rows.getString(2), rows.getString(3));
        var row = rows.getLong(1);
        page.add(new Row(row, table.whole(key, rows.getBytes(4), row)));
      }
    }
    return page;
  }
}
