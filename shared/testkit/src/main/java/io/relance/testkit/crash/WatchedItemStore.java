package io.relance.testkit.crash;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store whose transactions are watched. */
public record WatchedItemStore(ItemStore store, EffectWatch watch) implements ItemStore {
  @Override
  public Optional<Item> get(ItemKey key) {
    watch.reading();
    return store.get(key);
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    watch.reading();
    return store.getAll(keys);
  }

  @Override
  public void purgeDeleted() {
    store.purgeDeleted();
  }

  @Override
  public ItemPage query(Query query) {
    watch.reading();
    return store.query(query);
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    return watch.watch(new Effect.Stored(writes), () -> store.transact(token, writes));
  }
}
