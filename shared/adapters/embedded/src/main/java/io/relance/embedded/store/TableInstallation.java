package io.relance.embedded.store;

import io.relance.domain.store.Index;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import io.relance.embedded.sqlite.DamagedRows;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Makes the SQL table of a table, and what an index declared since then needs. */
final class TableInstallation {
  private final Table table;
  private final String name;
  private final DamagedRows damagedRows;

  TableInstallation(Table table, DamagedRows damagedRows) {
    this.table = table;
    this.damagedRows = damagedRows;
    this.name = ItemTable.sqlName(table);
    checkName(table.name());
    table.indexes().forEach(index -> checkName(index.name()));
  }

  private static void checkName(String name) {
    if (!name.matches("[a-zA-Z0-9_.-]{1,200}")) {
      throw new IllegalArgumentException(
          "The name must be 1 to 200 letters, digits, _ . and -, not " + name);
    }
  }

  /** A work of the writer. */
  ItemTable run(SqlConnection connection) throws SQLException {
    connection.execute(
        """
        create table if not exists %s (
          partition text not null, sort text not null, body blob not null, expires integer,
          id integer primary key)\
        """
            .formatted(name));
    connection.execute(
        "create unique index if not exists \"items_%s_key\" on %s (partition, sort)"
            .formatted(table.name(), name));
    connection.execute(
        "create index if not exists \"items_%s_expires\" on %s (expires) where expires is not null"
            .formatted(table.name(), name));
    var columns = columns(connection);
    for (var index : table.indexes()) {
      if (!columns.contains(index.name() + "_partition")) {
        add(connection, index);
      }
    }
    return itemTable();
  }

  private ItemTable itemTable() {
    return new ItemTable(table, damagedRows);
  }

  private Set<String> columns(SqlConnection connection) throws SQLException {
    var columns = new HashSet<String>();
    try (var rows = connection.prepare("pragma table_info(" + name + ")").executeQuery()) {
      while (rows.next()) {
        columns.add(rows.getString("name"));
      }
    }
    return columns;
  }

  private void add(SqlConnection connection, Index index) throws SQLException {
    var partition = ItemTable.partitionColumn(index);
    var sort = ItemTable.sortColumn(index);
    connection.execute("alter table %s add column %s text".formatted(name, partition));
    connection.execute("alter table %s add column %s text".formatted(name, sort));
    connection.execute(
        "create index \"items_%s_%s\" on %s (%s, %s) where %s is not null"
            .formatted(table.name(), index.name(), name, partition, sort, partition));
    fill(connection, index);
  }

  private void fill(SqlConnection connection, Index index) throws SQLException {
    var update =
        "update %s set %s = ?, %s = ? where partition = ? and sort = ?"
            .formatted(name, ItemTable.partitionColumn(index), ItemTable.sortColumn(index));
    var rowsOfTable = itemTable();
    var select = "select partition, sort, body, id from " + name;
    try (var statement = connection.jdbc().createStatement();
        var rows = statement.executeQuery(select)) {
      while (rows.next()) {
        var key = new ItemKey(table, rows.getString(1), rows.getString(2));
        var item = rowsOfTable.listed(key, rows.getBytes(3), rows.getLong(4));
        var entry = item.map(it -> ItemTable.entry(index, it)).orElse(null);
        if (entry != null) {
          connection.execute(update, entry.partition(), entry.sort(), key.partition(), key.sort());
        }
      }
    }
  }
}
