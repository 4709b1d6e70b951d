package io.relance.testkit.crash;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Outcome;
import io.relance.domain.store.Page;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store whose process may end before or after any transaction. */
public record FailingItemStore(ItemStore store, CrashPoint crash) implements ItemStore {
  @Override
  public Optional<Item> get(ItemKey key) {
    crash.reading();
    return store.get(key);
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    crash.reading();
    return store.getAll(keys);
  }

  @Override
  public Page query(Query query) {
    crash.reading();
    return store.query(query);
  }

  @Override
  public Outcome transact(String token, List<Write> writes) {
    return crash.effect(() -> store.transact(token, writes));
  }
}
