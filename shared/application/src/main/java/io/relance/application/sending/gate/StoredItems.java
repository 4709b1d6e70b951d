package io.relance.application.sending.gate;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import java.util.Collection;
import java.util.Map;

/** What is kept under keys, as the gate asks for it. */
@FunctionalInterface
public interface StoredItems {
  /** The items that exist among at most 100 distinct keys. */
  Map<ItemKey, Item> getAll(Collection<ItemKey> keys);
}
