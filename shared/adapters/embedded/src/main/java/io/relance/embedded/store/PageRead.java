package io.relance.embedded.store;

import io.relance.domain.store.Cursor;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.Query;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one page of a query; as in DynamoDB, its limit counts expired items, which it leaves out.
 * It leaves out damaged rows too.
 */
final class PageRead {
  private final Query query;
  private final Optional<Cursor> cursor;
  private final String partitionColumn;
  private final String sortColumn;
  private final String order;

  PageRead(Query query) {
    this.query = query;
    this.cursor = query.cursor().map(text -> Cursor.decoded(query, text));
    this.partitionColumn = query.index().map(ItemTable::partitionColumn).orElse("partition");
    this.sortColumn = query.index().map(ItemTable::sortColumn).orElse("sort");
    this.order = query.index().isEmpty() ? sortColumn : sortColumn + ", id";
  }

  ItemPage run(SqlConnection connection, ItemTable table, Instant now) throws SQLException {
    var statement = connection.prepare(sql());
    var place = 1;
    for (var value : values()) {
      statement.setString(place++, value);
    }
    if (cursor.isPresent() && query.index().isPresent()) {
      statement.setLong(place++, row(cursor.orElseThrow()));
    }
    statement.setInt(place, query.limit());
    try (var rows = statement.executeQuery()) {
      return page(rows, table, now);
    }
  }

  private ItemPage page(ResultSet rows, ItemTable table, Instant now) throws SQLException {
    var items = new ArrayList<Item>();
    var seen = 0;
    var bytes = 0L;
    Optional<Cursor> last = Optional.empty();
    while (rows.next()) {
      var body = rows.getBytes(3);
      bytes += body.length;
      if (bytes > ItemLimits.PAGE_BYTES && seen > 0) {
        return new ItemPage(items, query.index().isPresent(), last.map(end -> end.encoded(query)));
      }
      seen++;
      var key = new ItemKey(query.table(), rows.getString(1), rows.getString(2));
      last = Optional.of(placeOf(key, rows));
      table
          .listed(key, body, rows.getLong(5))
          .filter(it -> !it.hasExpired(now))
          .ifPresent(items::add);
    }
    var next = seen < query.limit() ? Optional.<Cursor>empty() : last;
    return new ItemPage(items, query.index().isPresent(), next.map(end -> end.encoded(query)));
  }

  private Cursor placeOf(ItemKey key, ResultSet rows) throws SQLException {
    return query.index().isEmpty()
        ? new Cursor(List.of(key.sort()))
        : new Cursor(List.of(rows.getString(4), Long.toString(rows.getLong(5)), ""));
  }

  /** The row after which a page of an index continues among equal sort values. */
  private static long row(Cursor cursor) {
    try {
      return Long.parseLong(cursor.place().get(1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The cursor must be one that a query returned", e);
    }
  }

  private String sql() {
    var sql =
        new StringBuilder("select partition, sort, body, ")
            .append(sortColumn)
            .append(", id from ")
            .append(ItemTable.sqlName(query.table()))
            .append(" where ")
            .append(partitionColumn)
            .append(" = ?");
    query.from().ifPresent(_ -> sql.append(" and ").append(sortColumn).append(" >= ?"));
    query.to().ifPresent(_ -> sql.append(" and ").append(sortColumn).append(" <= ?"));
    cursor.ifPresent(
        _ ->
            sql.append(
                " and (%s) %s (%s)".formatted(order, query.backward() ? "<" : ">", marks())));
    return sql.append(" order by ")
        .append(query.backward() ? order.replace(",", " desc,") + " desc" : order)
        .append(" limit ?")
        .toString();
  }

  private String marks() {
    return query.index().isEmpty() ? "?" : "?, ?";
  }

  private List<String> values() {
    var values = new ArrayList<String>();
    values.add(query.partition());
    query.from().ifPresent(values::add);
    query.to().ifPresent(values::add);
    cursor.ifPresent(at -> values.add(at.place().getFirst()));
    return values;
  }
}
