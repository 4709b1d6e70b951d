package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write with its table, and with its bytes where they need no reading first. */
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

  /** Whether it can be done without looking at what is there. */
  boolean isBlind() {
    return write.precondition() instanceof Precondition.Always && !(write instanceof Write.Update);
  }

  /** The item as it will be; what has expired counts as none. */
  Optional<Item> after(Optional<Item> before, Instant now) {
    return switch (write) {
      case Write.Put(var item, _) -> Optional.of(item);
      case Write.Update(var key, var edits, _) ->
          Optional.of(Edits.apply(edits, key, before.filter(item -> !item.hasExpired(now))));
      case Write.Delete _ -> Optional.empty();
      case Write.Check _ -> before;
    };
  }

  void run(SqlConnection connection, Optional<Item> before, Optional<Item> after)
      throws SQLException {
    switch (write) {
      case Write.Put _, Write.Update _ -> put(connection, before, after.orElseThrow());
      case Write.Delete(var key, _) -> table.delete(connection, key);
      case Write.Check _ -> {
        // It only asked.
      }
    }
  }

  private void put(SqlConnection connection, Optional<Item> before, Item after)
      throws SQLException {
    var bytes = bytes(after);
    if (before.isPresent()) {
      table.replace(connection, before.orElseThrow(), after, bytes);
    } else {
      table.put(connection, after, bytes);
    }
  }

  private byte[] bytes(Item item) {
    return body == null ? RowBody.encode(item) : body;
  }
}
