package io.relance.server;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemSize;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Outcome;
import io.relance.domain.store.Page;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store that counts the request units that DynamoDB would bill.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 *     read and write operations</a>
 */
record MeteredItemStore(ItemStore store, Meters meters) implements ItemStore {
  private static final double READ_UNIT = 4_096;
  private static final double WRITE_UNIT = 1_024;

  /** A transaction prepares and commits each write. */
  private static final int TRANSACTED = 2;

  @Override
  public Optional<Item> get(ItemKey key) {
    var found = store.get(key);
    meters.read(read(found));
    return found;
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    var found = store.getAll(keys);
    meters.read(keys.stream().mapToDouble(key -> read(Optional.ofNullable(found.get(key)))).sum());
    return found;
  }

  @Override
  public Page query(Query query) {
    var page = store.query(query);
    var bytes = page.items().stream().mapToLong(ItemSize::of).sum();
    meters.read(units(Math.max(1, bytes), READ_UNIT) * (query.index().isPresent() ? 0.5 : 1));
    return page;
  }

  @Override
  public Outcome transact(String token, List<Write> writes) {
    var outcome = store.transact(token, writes);
    meters.written(writes.stream().mapToDouble(this::written).sum());
    return outcome;
  }

  /** Each index that an item is in takes the whole item once more. */
  private double written(Write write) {
    var item = store.get(write.key());
    long indexes =
        write instanceof Write.Check ? 0 : item.map(MeteredItemStore::indexes).orElse(0L);
    return units(item.map(ItemSize::of).orElse(1L), WRITE_UNIT) * (TRANSACTED + indexes);
  }

  private static long indexes(Item item) {
    return item.key().table().indexes().stream()
        .filter(index -> item.text(index.partitionAttribute()).isPresent())
        .filter(index -> item.text(index.sortAttribute()).isPresent())
        .count();
  }

  private static double read(Optional<Item> item) {
    return units(item.map(ItemSize::of).orElse(1L), READ_UNIT);
  }

  private static double units(long bytes, double unit) {
    return Math.ceil(bytes / unit);
  }
}
