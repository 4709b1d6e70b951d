package io.relance.testkit.fault;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.relance.domain.store.Cursor;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A store whose indexes do not show the latest transactions made through it. */
public final class LaggingItemStore implements ItemStore {
  private final ItemStore store;
  private final int lag;

  /** The items that each of the latest transactions wrote, as they were before it. */
  private final Deque<Map<ItemKey, Optional<Item>>> recent = new ArrayDeque<>();

  /**
   * @param lag how many transactions the indexes do not show yet
   */
  public LaggingItemStore(ItemStore store, int lag) {
    this.store = store;
    this.lag = lag;
  }

  @Override
  public void purgeDeleted() {
    store.purgeDeleted();
  }

  @Override
  public Optional<Item> get(ItemKey key) {
    return store.get(key);
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    return store.getAll(keys);
  }

  @Override
  public synchronized WriteResult transact(String token, List<Write> writes) {
    var before = writes.stream().map(Write::key).distinct().collect(toMap(key -> key, store::get));
    var result = store.transact(token, writes);
    if (result.committed()) {
      recent.addLast(before);
    }
    while (recent.size() > lag) {
      recent.removeFirst();
    }
    return result;
  }

  @Override
  public synchronized ItemPage query(Query query) {
    return query.index().map(index -> stale(query, index)).orElseGet(() -> store.query(query));
  }

  private ItemPage stale(Query query, Index index) {
    var found = asBefore(query, index).filter(item -> isAfterCursor(query, index, item)).toList();
    var page = found.stream().limit(query.limit()).toList();
    var next =
        page.size() < query.limit()
            ? Optional.<String>empty()
            : Optional.of(new Cursor(place(index, page.getLast())).encoded(query));
    return new ItemPage(page, true, next);
  }

  /** All items that the index held before the latest transactions, in the order of the query. */
  private Stream<Item> asBefore(Query query, Index index) {
    var undone = undone(query.table());
    var items = new ArrayList<Item>();
    store
        .all(query.page(PageRequest.first(query.limit())))
        .filter(item -> !undone.containsKey(item.key()))
        .forEach(items::add);
    undone.values().stream()
        .flatMap(Optional::stream)
        .filter(item -> matches(query, index, item))
        .forEach(items::add);
    return items.stream().sorted(order(query, index));
  }

  private Map<ItemKey, Optional<Item>> undone(Table table) {
    var undone = new HashMap<ItemKey, Optional<Item>>();
    for (var before : recent) {
      before.forEach(
          (key, item) -> {
            if (key.table().equals(table)) {
              undone.putIfAbsent(key, item);
            }
          });
    }
    return undone;
  }

  private static boolean matches(Query query, Index index, Item item) {
    var sort = item.text(index.sortAttribute());
    return item.text(index.partitionAttribute()).filter(query.partition()::equals).isPresent()
        && sort.isPresent()
        && query.from().filter(from -> KeyOrder.UTF_8.compare(sort.get(), from) < 0).isEmpty()
        && query.to().filter(to -> KeyOrder.UTF_8.compare(sort.get(), to) > 0).isEmpty();
  }

  private static boolean isAfterCursor(Query query, Index index, Item item) {
    return query
        .cursor()
        .map(text -> compare(place(index, item), Cursor.decoded(query, text).place()))
        .filter(order -> query.backward() ? order >= 0 : order <= 0)
        .isEmpty();
  }

  private static Comparator<Item> order(Query query, Index index) {
    var order = comparing((Item item) -> place(index, item), LaggingItemStore::compare);
    return query.backward() ? order.reversed() : order;
  }

  private static int compare(List<String> one, List<String> other) {
    for (var at = 0; at < one.size(); at++) {
      var order = KeyOrder.UTF_8.compare(one.get(at), other.get(at));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> place(Index index, Item item) {
    var sort = item.text(index.sortAttribute()).orElseThrow();
    return List.of(sort, item.key().partition(), item.key().sort());
  }
}
