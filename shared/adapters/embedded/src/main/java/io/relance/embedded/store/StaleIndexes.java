package io.relance.embedded.store;

import static java.util.Comparator.comparing;

import io.relance.domain.store.Cursor;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.embedded.sqlite.SqlConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test mode: shows indexes as they were some transactions ago. */
final class StaleIndexes implements WriteListener {
  private final StoreFaults faults;
  private final Deque<List<Written>> recent = new ArrayDeque<>();

  StaleIndexes(StoreFaults faults) {
    this.faults = faults;
  }

  boolean areOn() {
    return faults.indexLag() > 0;
  }

  @Override
  public boolean wants(Table table) {
    return areOn();
  }

  @Override
  public void written(SqlConnection connection, List<Written> items) {
    if (areOn()) {
      connection.afterCommit(() -> add(items));
    }
  }

  private synchronized void add(List<Written> items) {
    recent.addLast(items);
    while (recent.size() > faults.indexLag()) {
      recent.removeFirst();
    }
  }

  /** A page of an index, from all that the index holds now, with the latest writes undone. */
  synchronized ItemPage page(Query query, List<Item> now) {
    var index = query.index().orElseThrow();
    var undone = undone(query.table());
    var items = new ArrayList<Item>();
    now.stream().filter(item -> !undone.containsKey(item.key())).forEach(items::add);
    undone.values().stream()
        .flatMap(Optional::stream)
        .filter(item -> isAskedFor(query, item))
        .forEach(items::add);
    items.sort(order(query));
    var after =
        query
            .cursor()
            .map(text -> Cursor.decoded(query, text).place())
            .map(place -> items.stream().filter(item -> isAfter(query, place, item)).toList())
            .orElse(items);
    var page = after.stream().limit(query.limit()).toList();
    var next =
        page.size() < query.limit()
            ? Optional.<String>empty()
            : Optional.of(new Cursor(place(index, page.getLast())).encoded(query));
    return new ItemPage(page, true, next);
  }

  private Map<ItemKey, Optional<Item>> undone(Table table) {
    var undone = new HashMap<ItemKey, Optional<Item>>();
    for (var items : recent) {
      for (var item : items) {
        if (item.key().table().equals(table)) {
          undone.putIfAbsent(item.key(), item.before());
        }
      }
    }
    return undone;
  }

  private static boolean isAskedFor(Query query, Item item) {
    var entry = ItemTable.entry(query.index().orElseThrow(), item);
    return entry != null
        && entry.partition().equals(query.partition())
        && query.from().filter(from -> KeyOrder.UTF_8.compare(entry.sort(), from) < 0).isEmpty()
        && query.to().filter(to -> KeyOrder.UTF_8.compare(entry.sort(), to) > 0).isEmpty();
  }

  private static Comparator<Item> order(Query query) {
    var index = query.index().orElseThrow();
    var order = comparing((Item item) -> place(index, item), StaleIndexes::compare);
    return query.backward() ? order.reversed() : order;
  }

  private static boolean isAfter(Query query, List<String> place, Item item) {
    var order = compare(place(query.index().orElseThrow(), item), place);
    return query.backward() ? order < 0 : order > 0;
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

  private static List<String> place(io.relance.domain.store.Index index, Item item) {
    var sort = item.text(index.sortAttribute()).orElseThrow();
    return List.of(sort, item.key().partition(), item.key().sort());
  }
}
