package io.relance.server;

import io.relance.cost.Meter;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemSize;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  private static final double INDEX_READ = 0.5;

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
  public void purgeDeleted() {
    store.purgeDeleted();
  }

  /** An index holds keys alone, so that what it names is read from the table. */
  @Override
  public ItemPage query(Query query) {
    var itemPage = store.query(query);
    if (query.index().isPresent()) {
      meters.read(INDEX_READ);
      meters.read(itemPage.items().stream().mapToDouble(item -> read(Optional.of(item))).sum());
    } else {
      var bytes = itemPage.items().stream().mapToLong(ItemSize::of).sum();
      meters.read(units(Math.max(1, bytes), READ_UNIT));
    }
    return itemPage;
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    var before = writes.stream().map(write -> store.get(write.key())).toList();
    var writeResult = store.transact(token, writes);
    for (int place = 0; place < writes.size(); place++) {
      meters.add(Meter.WRITE_UNITS, written(writes.get(place).key(), before.get(place)));
    }
    meters.written(0);
    return writeResult;
  }

  /** Beside the item, each entry of an index that comes or goes. */
  private double written(ItemKey key, Optional<Item> before) {
    var after = store.get(key);
    var larger = Math.max(size(before), size(after));
    return units(Math.max(1, larger), WRITE_UNIT) * TRANSACTED
        + key.table().indexes().stream()
            .mapToInt(index -> changes(entry(index, before), entry(index, after)))
            .sum();
  }

  private static int changes(Optional<String> before, Optional<String> after) {
    return before.equals(after)
        ? 0
        : (int) Stream.of(before, after).flatMap(Optional::stream).count();
  }

  private static Optional<String> entry(Index index, Optional<Item> item) {
    return item.flatMap(
        it ->
            it.text(index.partitionAttribute())
                .flatMap(
                    partition ->
                        it.text(index.sortAttribute()).map(sort -> partition + "\n" + sort)));
  }

  private static long size(Optional<Item> item) {
    return item.map(ItemSize::of).orElse(0L);
  }

  private static double read(Optional<Item> item) {
    return units(item.map(ItemSize::of).orElse(1L), READ_UNIT);
  }

  private static double units(long bytes, double unit) {
    return Math.ceil(bytes / unit);
  }
}
