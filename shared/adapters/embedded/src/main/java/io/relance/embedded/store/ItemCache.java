package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
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
 * items pass here: an item is replaced after the commit that wrote it and before that commit is
 * answered, and what was read from the file is taken only if nothing was committed meanwhile.
 */
final class ItemCache {
  /** About what the items would take in the file; on the heap it is some times as much. */
  private static final long MOST_BYTES = 3L * 1024 * 1024;

  private static final long LARGEST_ITEM = 32L * 1024;
  private static final long ENTRY_BYTES = 100;
  private static final long VALUE_BYTES = 32;

  private final Map<ItemKey, Known> committed = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long commits;

  /** What the running transaction of the file has written; used by the writer's thread only. */
  private final Map<ItemKey, Known> running = new HashMap<>();

  private long runningTransaction;

  /**
   * What is known to be at a key.
   *
   * @param item even if it has expired
   */
  record Known(Optional<Item> item, long bytes) {
    private static Known of(Optional<Item> item) {
      var bytes = ENTRY_BYTES;
      if (item.isPresent()) {
        for (var value : item.orElseThrow().attributes().values()) {
          bytes += VALUE_BYTES + bytes(value);
        }
      }
      return new Known(item, bytes);
    }

    private static long bytes(Value value) {
      return switch (value) {
        case Value.Text(var text) -> text.length();
        case Value.ListOf(var values) -> values.size() * VALUE_BYTES;
        case Value.MapOf(var values) -> values.size() * VALUE_BYTES;
        case Value.Numeric _, Value.Flag _, Value.Nothing _ -> 0;
      };
    }
  }

  /** What is committed at a key; null when that is not known. */
  synchronized @Nullable Known find(ItemKey key) {
    return committed.get(key);
  }

  /** The number of the commits so far; a read from the file begins with it. */
  synchronized long commits() {
    return commits;
  }

  /**
   * Remembers what was read from the file.
   *
   * @param since the number of the commits before the read began
   */
  synchronized void read(ItemKey key, Optional<Item> item, long since) {
    if (since == commits) {
      put(key, Known.of(item));
    }
  }

  /** What a transaction of the writer finds at a key, even if it has expired. */
  Optional<Item> find(SqlConnection writer, ItemTable table, ItemKey key) throws SQLException {
    begin(writer);
    var own = running.get(key);
    var known = own == null ? find(key) : own;
    return known == null ? table.find(writer, key) : known.item;
  }

  /** Takes what a transaction of the writer wrote; others see it once it is committed. */
  void written(SqlConnection writer, List<WriteListener.Written> items) {
    if (items.isEmpty()) {
      return;
    }
    begin(writer);
    var written = new HashMap<ItemKey, Known>();
    items.forEach(item -> written.put(item.key(), Known.of(item.after())));
    running.putAll(written);
    writer.afterCommit(() -> commit(written));
  }

  private void begin(SqlConnection writer) {
    if (runningTransaction != writer.transaction()) {
      running.clear();
      runningTransaction = writer.transaction();
    }
  }

  private synchronized void commit(Map<ItemKey, Known> written) {
    commits++;
    written.forEach(this::put);
  }

  private void put(ItemKey key, Known known) {
    var before = known.bytes > LARGEST_ITEM ? committed.remove(key) : committed.put(key, known);
    bytes += known.bytes > LARGEST_ITEM ? 0 : known.bytes;
    bytes -= before == null ? 0 : before.bytes;
    var oldest = committed.entrySet().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= oldest.next().getValue().bytes;
      oldest.remove();
    }
  }
}
