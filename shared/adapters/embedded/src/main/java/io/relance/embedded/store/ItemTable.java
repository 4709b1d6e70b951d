package io.relance.embedded.store;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import io.relance.domain.store.Value;
import io.relance.embedded.sqlite.DamagedRows;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL table of a table: a row per item, and two columns per declared index. */
final class ItemTable {
  private final Table table;
  private final DamagedRows damagedRows;
  private final String select;
  private final String upsert;
  private final String delete;

  ItemTable(Table table, DamagedRows damagedRows) {
    this.table = table;
    var columns = columns(table).toList();
    var name = sqlName(table);
    this.damagedRows = damagedRows;
    this.select = "select body, id from " + name + " where partition = ? and sort = ?";
    this.upsert =
        """
        insert into %s (partition, sort, body, expires%s) values (?, ?, ?, ?%s)
        on conflict (partition, sort) do update set body = excluded.body, expires = excluded.expires%s\
        """
            .formatted(
                name,
                columns.stream().map(column -> ", " + column).collect(Collectors.joining()),
                ", ?".repeat(columns.size()),
                columns.stream()
                    .map(column -> ", %s = excluded.%s".formatted(column, column))
                    .collect(Collectors.joining()));
    this.delete = "delete from " + name + " where partition = ? and sort = ?";
  }

  Table table() {
    return table;
  }

  String name() {
    return sqlName(table);
  }

  /** Whether the connection sees it. */
  boolean isStored(SqlConnection connection) throws SQLException {
    var statement = connection.prepare("select 1 from sqlite_schema where name = ?");
    statement.setString(1, sqlName(table).replace("\"", ""));
    try (var rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  /**
   * The stored item, even if it has expired.
   *
   * @throws TransientFailure when its row is damaged, so that it is neither there nor absent
   */
  Optional<Item> find(SqlConnection connection, ItemKey key) throws SQLException {
    var statement = connection.prepare(select);
    statement.setString(1, key.partition());
    statement.setString(2, key.sort());
    try (var rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(found(key, rows)) : Optional.empty();
    }
  }

  private Item found(ItemKey key, ResultSet rows) throws SQLException {
    var item = RowBody.decode(key, rows.getBytes(1));
    if (item.isEmpty()) {
      throw damaged(key, rows.getLong(2));
    }
    return item.orElseThrow();
  }

  private TransientFailure damaged(ItemKey key, long row) {
    return new TransientFailure("A row of the database is damaged")
        .with("row", damagedRows.note(name(), key.partition(), row));
  }

  /** The item of a row of a list; empty when the row is damaged. */
  Optional<Item> listed(ItemKey key, byte[] body, long row) {
    var item = RowBody.decode(key, body);
    if (item.isEmpty()) {
      damagedRows.note(name(), key.partition(), row);
    }
    return item;
  }

  /** The item of a row that must be read. */
  Item whole(ItemKey key, byte[] body, long row) {
    return RowBody.decode(key, body).orElseThrow(() -> damaged(key, row));
  }

  void put(SqlConnection connection, Item item, byte[] body) throws SQLException {
    var statement = connection.prepare(upsert);
    statement.setString(1, item.key().partition());
    statement.setString(2, item.key().sort());
    statement.setBytes(3, body);
    setExpiry(statement, 4, item);
    var _ = setEntries(statement, 5, table.indexes(), item);
    statement.executeUpdate();
  }

  /** Replaces an item; updates only the index columns that change. */
  void replace(SqlConnection connection, Item before, Item after, byte[] body) throws SQLException {
    var moved = table.indexes().stream().filter(index -> isMoved(index, before, after)).toList();
    var sql = new StringBuilder("update ").append(name()).append(" set body = ?, expires = ?");
    moved.forEach(
        index ->
            sql.append(", %s = ?, %s = ?".formatted(partitionColumn(index), sortColumn(index))));
    var statement = connection.prepare(sql.append(" where partition = ? and sort = ?").toString());
    statement.setBytes(1, body);
    setExpiry(statement, 2, after);
    var place = setEntries(statement, 3, moved, after);
    statement.setString(place, after.key().partition());
    statement.setString(place + 1, after.key().sort());
    statement.executeUpdate();
  }

  private static boolean isMoved(Index index, Item before, Item after) {
    return !Objects.equals(entry(index, before), entry(index, after));
  }

  void delete(SqlConnection connection, ItemKey key) throws SQLException {
    var statement = connection.prepare(delete);
    statement.setString(1, key.partition());
    statement.setString(2, key.sort());
    statement.executeUpdate();
  }

  private static int setEntries(
      PreparedStatement statement, int first, List<Index> indexes, Item item) throws SQLException {
    var place = first;
    for (var index : indexes) {
      var entry = entry(index, item);
      statement.setString(place++, entry == null ? null : entry.partition());
      statement.setString(place++, entry == null ? null : entry.sort());
    }
    return place;
  }

  private static void setExpiry(PreparedStatement statement, int place, Item item)
      throws SQLException {
    if (item.attributes().get(Item.EXPIRES_AT) instanceof Value.Numeric(var at)) {
      statement.setLong(place, at.longValue());
    } else {
      statement.setNull(place, java.sql.Types.INTEGER);
    }
  }

  /** The place of an item in an index. */
  record Entry(String partition, String sort) {}

  static @Nullable Entry entry(Index index, Item item) {
    return item.attributes().get(index.partitionAttribute()) instanceof Value.Text(var partition)
            && item.attributes().get(index.sortAttribute()) instanceof Value.Text(var sort)
        ? new Entry(partition, sort)
        : null;
  }

  static String sqlName(Table table) {
    return "\"items_" + table.name() + '"';
  }

  static String partitionColumn(Index index) {
    return "\"" + index.name() + "_partition\"";
  }

  static String sortColumn(Index index) {
    return "\"" + index.name() + "_sort\"";
  }

  private static java.util.stream.Stream<String> columns(Table table) {
    return table.indexes().stream()
        .flatMap(index -> List.of(partitionColumn(index), sortColumn(index)).stream());
  }
}
