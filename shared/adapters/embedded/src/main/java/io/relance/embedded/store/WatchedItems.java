package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Items whose changes are recorded: those of a table in partitions that begin with a prefix, under
 * sort keys that begin with another.
 *
 * @param attributes the only attributes that recorded changes hold; what they leave out is in no
 *     log when it is deleted. Where there are some, a change of none of them is not recorded.
 * @param counts whether an item is recorded; others count as absent
 */
public record WatchedItems(
    Table table, String prefix, String sort, Set<String> attributes, Predicate<Item> counts) {
  public WatchedItems {
    attributes = Set.copyOf(attributes);
  }

  boolean include(ItemKey key) {
    return key.sort().startsWith(sort)
        && key.partition().startsWith(prefix)
        && key.table().equals(table);
  }

  /** The part of an item that changes hold; empty where it counts as absent. */
  Optional<Item> recorded(Item item) {
    if (!counts.test(item)) {
      return Optional.empty();
    }
    var kept = new LinkedHashMap<>(item.attributes());
    kept.keySet().retainAll(attributes);
    return Optional.of(new Item(item.key(), kept));
  }
}
