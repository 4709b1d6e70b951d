package io.relance.application.sending.preview;

import io.relance.application.sending.gate.SendContext;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The counts of marketing messages as a simulation leaves them; nothing is written. */
public final class SimulatedCounts {
  private final Function<Collection<ItemKey>, Map<ItemKey, Item>> items;
  private final Map<ItemKey, Item> changed = new HashMap<>();

  /**
   * @param items reads the items that are stored
   */
  public SimulatedCounts(Function<Collection<ItemKey>, Map<ItemKey, Item>> items) {
    this.items = items;
  }

  /** The stored items among at most 100 keys, with the counts that the simulation changed. */
  public Map<ItemKey, Item> read(Collection<ItemKey> keys) {
    var found = new HashMap<>(items.apply(keys));
    changed.forEach(
        (key, item) -> {
          if (keys.contains(key)) {
            found.put(key, item);
          }
        });
    return found;
  }

  /** Counts a message that would be sent. */
  void add(SendContext sendContext) {
    sendContext
        .reservations()
        .frequency()
        .ifPresent(it -> changed.put(it.key(), it.with(sendContext.send().id())));
  }
}
