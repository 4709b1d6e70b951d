package io.relance.testkit.contract;

import static java.util.Comparator.comparing;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simplest correct store, to compare others with. */
final class ModelStore {
  private final Map<ItemKey, Item> items = new HashMap<>();

  Optional<Item> get(ItemKey key) {
    return Optional.ofNullable(items.get(key));
  }

  WriteResult transact(List<Write> writes) {
    var refusals =
        writes.stream()
            .filter(write -> !holds(write.precondition(), write.key()))
            .map(write -> new WriteResult.Refusal(write.key(), get(write.key())))
            .toList();
    if (!refusals.isEmpty()) {
      return new WriteResult.Refused(refusals);
    }
    writes.forEach(this::write);
    return new WriteResult.Committed();
  }

  private void write(Write write) {
    switch (write) {
      case Write.Put(var item, _) -> items.put(item.key(), item);
      case Write.Update(var key, var edits, _) -> items.put(key, edited(key, edits));
      case Write.Delete(var key, _) -> items.remove(key);
      case Write.Check _ -> {
        // A check writes nothing.
      }
    }
  }

  private Item edited(ItemKey key, List<Edit> edits) {
    var attributes =
        new LinkedHashMap<String, Value>(get(key).map(Item::attributes).orElse(Map.of()));
    for (var edit : edits) {
      switch (edit) {
        case Edit.Set(var name, var value) -> attributes.put(name, value);
        case Edit.Remove(var name) -> attributes.remove(name);
        case Edit.Add(var name, var amount) ->
            attributes.merge(name, Value.of(amount), ModelStore::sum);
        case Edit.Append(var name, var values) ->
            attributes.merge(name, new Value.ListOf(values), ModelStore::joined);
      }
    }
    return new Item(key, attributes);
  }

  private static Value sum(Value one, Value other) {
    return new Value.Numeric(number(one).add(number(other)));
  }

  private static BigDecimal number(Value value) {
    return ((Value.Numeric) value).number();
  }

  private static Value joined(Value one, Value other) {
    var all = new ArrayList<>(((Value.ListOf) one).values());
    all.addAll(((Value.ListOf) other).values());
    return new Value.ListOf(all);
  }

  private boolean holds(Precondition precondition, ItemKey key) {
    return switch (precondition) {
      case Precondition.Always _ -> true;
      case Precondition.Absent _ -> !items.containsKey(key);
      case Precondition.Present _ -> items.containsKey(key);
      case Precondition.AttributeAbsent(var name) -> attribute(key, name).isEmpty();
      case Precondition.AttributePresent(var name) -> attribute(key, name).isPresent();
      case Precondition.AttributeEquals(var name, var value) ->
          attribute(key, name).equals(Optional.of(value));
      case Precondition.AllOf(var all) -> all.stream().allMatch(each -> holds(each, key));
      case Precondition.AnyOf(var any) -> any.stream().anyMatch(each -> holds(each, key));
    };
  }

  private Optional<Value> attribute(ItemKey key, String name) {
    return get(key).flatMap(item -> item.attribute(name));
  }

  /** The items that match a query of a table, in order. */
  List<Item> all(Query query) {
    var found =
        items.values().stream()
            .filter(item -> item.key().table().equals(query.table()))
            .filter(item -> item.key().partition().equals(query.partition()))
            .filter(item -> isWithin(item.key().sort(), query))
            .sorted(comparing((Item item) -> item.key().sort(), KeyOrder.UTF_8))
            .toList();
    return query.backward() ? found.reversed() : found;
  }

  /** The items that match a query of an index; equal keys may be in any order. */
  List<Item> allIndexed(Query query) {
    var index = query.index().orElseThrow();
    return items.values().stream()
        .filter(item -> item.key().table().equals(query.table()))
        .filter(
            item -> item.text(index.partitionAttribute()).equals(Optional.of(query.partition())))
        .filter(item -> item.text(index.sortAttribute()).isPresent())
        .filter(item -> isWithin(item.text(index.sortAttribute()).orElseThrow(), query))
        .toList();
  }

  private static boolean isWithin(String sort, Query query) {
    return query.from().filter(from -> KeyOrder.UTF_8.compare(sort, from) < 0).isEmpty()
        && query.to().filter(to -> KeyOrder.UTF_8.compare(sort, to) > 0).isEmpty();
  }
}
