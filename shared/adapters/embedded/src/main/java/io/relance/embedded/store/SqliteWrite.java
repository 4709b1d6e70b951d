package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A write with its SQL table, and its encoded item if that does not depend on the stored one. */
final class SqliteWrite {
  private final Write write;
  private final ItemTable table;
  private final byte @Nullable [] body;

  SqliteWrite(Write write, SqliteTables sqliteTables) {
    this.write = write;
    this.table = sqliteTables.of(write.key().table());
    this.body = write instanceof Write.Put(var item, _) ? RowBody.encode(item) : null;
  }

  Write write() {
    return write;
  }

  ItemTable table() {
    return table;
  }

  ItemKey key() {
    return write.key();
  }

  /** Whether it can run without reading the stored item. */
  boolean isBlind() {
    return write.precondition() instanceof Precondition.Always && !(write instanceof Write.Update);
  }

  void run(SqlConnection connection, WriteListener.Written item) throws SQLException {
    switch (write) {
      case Write.Put _, Write.Update _ -> put(connection, item);
      case Write.Delete(var key, _) -> table.delete(connection, key);
      case Write.Check _ -> {
        // A check writes nothing.
      }
    }
  }

  private void put(SqlConnection connection, WriteListener.Written item) throws SQLException {
    var after = item.after().orElseThrow();
    var bytes = bytes(after);
    if (item.before().isPresent()) {
      table.replace(connection, item.before().orElseThrow(), after, bytes);
    } else {
      table.put(connection, after, bytes);
    }
  }

  private byte[] bytes(Item item) {
    return body == null ? RowBody.encode(item) : body;
  }
}
