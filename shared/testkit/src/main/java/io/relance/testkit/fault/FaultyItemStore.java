package io.relance.testkit.fault;

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

/** A store that fails where its {@link StoreFaults} throw. */
public record FaultyItemStore(ItemStore store, StoreFaults faults) implements ItemStore {
  @Override
  public Optional<Item> get(ItemKey key) {
    faults.reading();
    return store.get(key);
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    faults.reading();
    return store.getAll(keys);
  }

  @Override
  public void purgeDeleted() {
    store.purgeDeleted();
  }

  @Override
  public ItemPage query(Query query) {
    faults.reading();
    return store.query(query);
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    faults.before(writes);
    var result = store.transact(token, writes);
    faults.after(writes);
    return result;
  }

  @Override
  public WriteResult transact(List<Write> writes) {
    faults.before(writes);
    var result = store.transact(writes);
    faults.after(writes);
    return result;
  }
}
