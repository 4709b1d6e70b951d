package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items whose changes are recorded: those of a table in partitions that begin with a prefix.
 *
 * @param attributes the only attributes that recorded changes hold; what they leave out is in no
 *     log when it is deleted. Where there are some, a change of none of them is not recorded.
 * @param where the texts of which an attribute must have one; other items count as absent
 */
public record WatchedItems(
    Table table, String prefix, Set<String> attributes, Map<String, Set<String>> where) {
  public WatchedItems {
    attributes = Set.copyOf(attributes);
    where = Map.copyOf(where);
  }

  boolean include(ItemKey key) {
    return key.table().equals(table) && key.partition().startsWith(prefix);
  }

  /** The part of an item that changes hold; empty where it counts as absent. */
  Optional<Item> recorded(Item item) {
    if (!where.entrySet().stream().allMatch(it -> has(item, it.getKey(), it.getValue()))) {
      return Optional.empty();
    }
    var kept = new LinkedHashMap<>(item.attributes());
    kept.keySet().retainAll(attributes);
    return Optional.of(new Item(item.key(), kept));
  }

  private static boolean has(Item item, String attribute, Set<String> texts) {
    return item.text(attribute).filter(texts::contains).isPresent();
  }
}
