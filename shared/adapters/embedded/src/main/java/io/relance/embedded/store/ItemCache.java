package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is committed at the keys that were written or read last, absent items included, so that most
 * reads need neither SQLite nor JSON.
 *
 * <p>It is exact, because this process is the only one that writes the file and all its writes of
 * items pass here. From its write until its commit is done, a key is unknown and read from the
 * file, so that no read by key is older than a query. What was read from the file is taken only if
 * nothing was committed meanwhile.
 */
final class ItemCache {
  /**
   * About what the items would take in the file; on the heap it is several times as much. So few
   * that most are dropped before the collector would copy them: with 3 MB its collections took 2.7
   * times as long.
   */
  private static final long MOST_BYTES = 256L * 1024;

  private static final long LARGEST_ITEM = 32L * 1024;
  private static final long ENTRY_BYTES = 100;
  private static final long VALUE_BYTES = 32;

  private final Map<ItemKey, Known> committed = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long transactions;

  /** What was written and is not yet taken as committed. */
  private final Map<ItemKey, Known> running = new HashMap<>();

  private long runningTransaction;

  /**
   * What is known to be at a key.
   *
   * @param item even if it has expired
   */
  record Known(Optional<Item> item, long bytes) {
    private static Known of(Optional<Item> item) {
      return new Known(
          item, ENTRY_BYTES + item.map(it -> bytes(it.attributes().values())).orElse(0L));
    }

    private static long bytes(Value value) {
      return switch (value) {
        case Value.Text(var text) -> text.length();
        case Value.ListOf(var values) -> bytes(values);
        case Value.MapOf(var values) -> bytes(values.values());
        case Value.Numeric _, Value.Flag _, Value.Nothing _ -> 0;
      };
    }

    private static long bytes(Collection<Value> values) {
      var bytes = 0L;
      for (var value : values) {
        bytes += VALUE_BYTES + bytes(value);
      }
      return bytes;
    }
  }

  /** What is committed at a key; null when that is not known. */
  synchronized @Nullable Known find(ItemKey key) {
    return committed.get(key);
  }

  /** How many transactions were committed so far; a read from the file begins with it. */
  synchronized long transactions() {
    return transactions;
  }

  /**
   * Remembers what was read from the file.
   *
   * @param since how many transactions were committed before the read began
   */
  synchronized void read(Map<ItemKey, Optional<Item>> found, long since) {
    if (since == transactions) {
      found.forEach(
          (key, item) -> {
            if (!running.containsKey(key)) {
              put(key, Known.of(item));
            }
          });
    }
  }

  /** What a transaction of the writer finds at a key, even if it has expired. */
  Optional<Item> find(SqlConnection writer, ItemTable table, ItemKey key) throws SQLException {
    var known = findRunning(writer, key);
    return known == null ? table.find(writer, key) : known.item;
  }

  private synchronized @Nullable Known findRunning(SqlConnection writer, ItemKey key) {
    begin(writer);
    var own = running.get(key);
    return own == null ? committed.get(key) : own;
  }

  /** Takes what a transaction of the writer wrote; others see it once it is committed. */
  void written(SqlConnection writer, List<WriteListener.Written> items) {
    if (items.isEmpty()) {
      return;
    }
    var written = new HashMap<ItemKey, Known>();
    items.forEach(item -> written.put(item.key(), Known.of(item.after())));
    write(writer, written);
    writer.afterCommit(() -> commit(written));
  }

  private synchronized void write(SqlConnection writer, Map<ItemKey, Known> written) {
    begin(writer);
    written.keySet().forEach(this::remove);
    running.putAll(written);
  }

  /** What a transaction that was undone has written is forgotten. */
  private void begin(SqlConnection writer) {
    if (runningTransaction != writer.transaction()) {
      running.clear();
      runningTransaction = writer.transaction();
    }
  }

  private synchronized void commit(Map<ItemKey, Known> written) {
    transactions++;
    written.forEach(
        (key, known) -> {
          // Otherwise a later write of the same commit follows.
          if (running.remove(key, known)) {
            put(key, known);
          }
        });
  }

  private void put(ItemKey key, Known known) {
    remove(key);
    if (known.bytes > LARGEST_ITEM) {
      return;
    }
    committed.put(key, known);
    bytes += known.bytes;
    var oldest = committed.entrySet().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= oldest.next().getValue().bytes;
      oldest.remove();
    }
  }

  private void remove(ItemKey key) {
    var before = committed.remove(key);
    bytes -= before == null ? 0 : before.bytes;
  }
}
