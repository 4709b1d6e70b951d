package io.relance.migration;

import io.relance.application.persistence.Transactions;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemSize;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts items and objects, many in a transaction and several transactions at a time. */
final class BulkLoader implements AutoCloseable {
  private final ItemStore store;
  private final Objects objects;
  private final BoundedExecutor boundedExecutor = new BoundedExecutor();
  private final Map<ItemKey, Write> writes = new LinkedHashMap<>();
  private long bytes;

  BulkLoader(ItemStore store, ObjectStore objects) {
    this.store = store;
    this.objects = new Objects(objects);
  }

  void put(Item item) {
    put(Write.put(item), ItemSize.of(item));
  }

  void put(Write write, long size) {
    if (writes.size() == ItemLimits.WRITES || bytes + size > ItemLimits.TRANSACTION_BYTES) {
      flush();
    }
    writes.put(write.key(), write);
    bytes += size;
  }

  void put(ExportLine.Piece piece) {
    objects.put(piece);
  }

  /** Puts what was kept back to go together. */
  void flush() {
    if (!writes.isEmpty()) {
      var some = List.copyOf(writes.values());
      writes.clear();
      bytes = 0;
      boundedExecutor.run(() -> Transactions.write(store, some));
    }
  }

  /** Returns when all is kept. */
  @Override
  public void close() {
    try (boundedExecutor;
        objects) {
      flush();
    }
  }
}
