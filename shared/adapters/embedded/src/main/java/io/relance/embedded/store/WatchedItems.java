package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * Items whose changes are recorded: those of a table in partitions that begin with a prefix.
 *
 * @param attributes the only attributes that recorded changes hold; what they leave out is in no
 *     log when it is deleted. Where there are some, a change of none of them is not recorded.
 */
public record WatchedItems(Table table, String prefix, Set<String> attributes) {
  public WatchedItems {
    attributes = Set.copyOf(attributes);
  }

  boolean include(ItemKey key) {
    return key.table().equals(table) && key.partition().startsWith(prefix);
  }

  /** The part of an item that changes hold. */
  Item recorded(Item item) {
    var kept = new LinkedHashMap<>(item.attributes());
    kept.keySet().retainAll(attributes);
    return new Item(item.key(), kept);
  }
}
