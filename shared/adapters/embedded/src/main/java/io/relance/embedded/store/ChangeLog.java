package io.relance.embedded.store;

import io.relance.domain.store.Changes.Change;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import io.relance.embedded.sqlite.Schema;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records the changes of watched tables for 24 hours. */
final class ChangeLog implements WriteListener {
  static final Schema SCHEMA =
      Schema.of(
          "changes",
          """
          create table changes (
            position integer primary key autoincrement, table_name text not null,
            partition text not null, sort text not null, at integer not null,
            before blob, after blob);
          create index changes_by_table on changes (table_name, position);
          create index changes_by_age on changes (at)
          """,
          """
          create table stored_changes (
            position integer primary key, table_name text not null,
            partition text not null, sort text not null, at integer not null,
            before blob, after blob);
          insert into stored_changes select * from changes;
          drop table changes;
          alter table stored_changes rename to changes;
          create index changes_by_table on changes (table_name, position)
          """);
  private static final Duration RETENTION = Duration.ofHours(24);

  private final Set<Table> watched;
  private final List<WatchedItems> parts;
  private final Map<String, Table> tables;
  private final InstantSource clock;

  /**
   * @param watched the tables whose items are recorded whole
   * @param parts the items of other tables of which a part is recorded
   */
  ChangeLog(Set<Table> watched, List<WatchedItems> parts, InstantSource clock) {
    this.watched = Set.copyOf(watched);
    this.parts = List.copyOf(parts);
    this.tables =
        Stream.concat(watched.stream(), parts.stream().map(WatchedItems::table))
            .distinct()
            .collect(Collectors.toMap(Table::name, Function.identity()));
    this.clock = clock;
  }

  /** Whether changes of a table, or of a part of it, are recorded. */
  boolean hasStream(Table table) {
    return tables.containsValue(table);
  }

  @Override
  public boolean records(ItemKey key) {
    return watched.contains(key.table()) || parts.stream().anyMatch(part -> part.include(key));
  }

  @Override
  public void written(SqlConnection connection, List<Written> items) throws SQLException {
    for (var item : items) {
      if (item.before().isPresent() || item.after().isPresent()) {
        var recorded = recorded(item);
        if (recorded.isPresent()) {
          insert(connection, recorded.orElseThrow());
        }
      }
    }
  }

  private Optional<Written> recorded(Written item) {
    return watched.contains(item.key().table())
        ? Optional.of(item)
        : parts.stream()
            .filter(part -> part.include(item.key()))
            .findFirst()
            .flatMap(part -> recorded(part, item));
  }

  private static Optional<Written> recorded(WatchedItems part, Written item) {
    var before = item.before().flatMap(part::recorded);
    var after = item.after().flatMap(part::recorded);
    var counts = before.isPresent() || after.isPresent();
    return counts && (part.attributes().isEmpty() || !before.equals(after))
        ? Optional.of(new Written(item.key(), before, after))
        : Optional.empty();
  }

  private void insert(SqlConnection connection, Written item) throws SQLException {
    connection.execute(
        """
        insert into changes (table_name, partition, sort, at, before, after)
        values (?, ?, ?, ?, ?, ?)\
        """,
        item.key().table().name(),
        item.key().partition(),
        item.key().sort(),
        clock.millis(),
        item.before().map(Item::attributes).map(AttributeJson::encode).orElse(null),
        item.after().map(Item::attributes).map(AttributeJson::encode).orElse(null));
  }

  /** The position of the last stored change of any table; 0 when none is stored. */
  long latest(SqlConnection connection) throws SQLException {
    var statement = connection.prepare("select coalesce(max(position), 0) from changes");
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  List<Change> oldest(SqlConnection connection, Table table, int limit) throws SQLException {
    return read(connection, table, 0, limit);
  }

  List<Change> after(SqlConnection connection, Table table, long position, int limit)
      throws SQLException {
    checkPosition(connection, table, position);
    return read(connection, table, position, limit);
  }

  /** Changes of all tables that are recorded; position 0 is before the first there ever was. */
  List<Change> after(SqlConnection connection, long position, int limit) throws SQLException {
    checkNoneIsMissing(connection, position);
    var statement =
        connection.prepare(
            """
            select position, table_name, partition, sort, before, after from changes
            where position > ? order by position limit ?\
            """);
    statement.setLong(1, position);
    statement.setInt(2, limit);
    return changes(statement);
  }

  private List<Change> read(SqlConnection connection, Table table, long position, int limit)
      throws SQLException {
    var statement =
        connection.prepare(
            """
            select position, table_name, partition, sort, before, after from changes
            where table_name = ? and position > ? order by position limit ?\
            """);
    statement.setString(1, table.name());
    statement.setLong(2, position);
    statement.setInt(3, limit);
    return changes(statement);
  }

  private List<Change> changes(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      var changes = new ArrayList<Change>();
      while (rows.next()) {
        changes.add(change(rows));
      }
      return changes;
    }
  }

  private Change change(ResultSet rows) throws SQLException {
    var name = rows.getString(2);
    var table = tables.getOrDefault(name, Table.of(name));
    var key = new ItemKey(table, rows.getString(3), rows.getString(4));
    return new Change(Long.toString(rows.getLong(1)), key, item(key, rows, 5), item(key, rows, 6));
  }

  private static Optional<Item> item(ItemKey key, ResultSet rows, int column) throws SQLException {
    return Optional.ofNullable(rows.getBytes(column))
        .map(body -> new Item(key, AttributeJson.decode(body)));
  }

  /** Checks that every change after a position is still stored. */
  private void checkNoneIsMissing(SqlConnection connection, long position) throws SQLException {
    if (position < lastMissing(connection)) {
      throw new IllegalArgumentException(
          "The changes after position " + position + " are no longer stored");
    }
    if (position > latest(connection)) {
      throw new IllegalArgumentException("Position " + position + " not found");
    }
  }

  /**
   * The last position whose change is not stored any more; 0 when all are. Positions have no gaps
   * but those, and before the last gap there are only the last changes of some tables.
   */
  private long lastMissing(SqlConnection connection) throws SQLException {
    var statement = connection.prepare("select position from changes order by position limit ?");
    statement.setInt(1, tables.size() + 1);
    try (var rows = statement.executeQuery()) {
      long missing = 0;
      for (long before = 0; rows.next(); before = rows.getLong(1)) {
        missing = rows.getLong(1) == before + 1 ? missing : rows.getLong(1) - 1;
      }
      return missing;
    }
  }

  /** Checks that the change at a position is still stored. */
  private static void checkPosition(SqlConnection connection, Table table, long position)
      throws SQLException {
    var statement =
        connection.prepare("select 1 from changes where position = ? and table_name = ?");
    statement.setLong(1, position);
    statement.setString(2, table.name());
    try (var rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalArgumentException(
            "Position " + position + " of table " + table.name() + " not found");
      }
    }
  }

  /**
   * The last change of a table stays, because the position of an up-to-date reader refers to it,
   * and the last of all, so that no position is given twice.
   */
  void deleteOld(SqlConnection connection, Instant now) throws SQLException {
    var names = String.join(", ", Collections.nCopies(tables.size(), "?"));
    var values = new ArrayList<Object>(List.of(now.minus(RETENTION).toEpochMilli()));
    values.addAll(tables.keySet());
    // In the order of positions, up to the first that is young, so that no index of times is
    // needed.
    connection.execute(
        """
        delete from changes
        where position < coalesce(
          (select position from changes where at > ? order by position limit 1), 1 << 62)
        and position not in (
          select max(position) from changes where table_name in (%s) group by table_name)
        and position < (select max(position) from changes)\
        """
            .formatted(names),
        values.toArray());
  }
}
