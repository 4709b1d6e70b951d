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
    meters.read(units(found.map(ItemSize::of).orElse(1L), READ_UNIT));
    return found;
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    var found = store.getAll(keys);
    var absent = keys.stream().filter(key -> !found.containsKey(key)).count();
    meters.read(read(found.values()) + absent);
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
      meters.read(read(itemPage.items()));
    } else {
      var bytes = itemPage.items().stream().mapToLong(ItemSize::of).sum();
      meters.read(units(Math.max(1, bytes), READ_UNIT));
    }
    return itemPage;
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    var before = images(writes);
    var writeResult = store.transact(token, writes);
    var after = images(writes);
    for (int place = 0; place < writes.size(); place++) {
      meters.add(Meter.WRITE_UNITS, written(before.get(place), after.get(place)));
    }
    meters.written(0);
    return writeResult;
  }

  private List<Image> images(List<Write> writes) {
    return writes.stream().map(write -> new Image(write.key(), store.get(write.key()))).toList();
  }

  /** What is stored at a key. */
  private record Image(ItemKey key, Optional<Item> item) {
    long size() {
      return item.map(ItemSize::of).orElse(0L);
    }

    Optional<String> entry(Index index) {
      return item.flatMap(
          it ->
              it.text(index.partitionAttribute())
                  .flatMap(
                      partition ->
                          it.text(index.sortAttribute()).map(sort -> partition + "\n" + sort)));
    }
  }

  /** The item, and each index entry that is added or removed. */
  private static double written(Image before, Image after) {
    var larger = Math.max(before.size(), after.size());
    return units(Math.max(1, larger), WRITE_UNIT) * TRANSACTED
        + before.key().table().indexes().stream()
            .filter(index -> !before.entry(index).equals(after.entry(index)))
            .flatMap(index -> Stream.of(before.entry(index), after.entry(index)))
            .flatMap(Optional::stream)
            .count();
  }

  private static double read(Collection<Item> items) {
    return items.stream().mapToDouble(item -> units(ItemSize.of(item), READ_UNIT)).sum();
  }

  private static double units(long bytes, double unit) {
    return Math.ceil(bytes / unit);
  }
}
