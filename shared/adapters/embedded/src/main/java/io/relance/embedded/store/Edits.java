package io.relance.embedded.store;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies the edits of an update to the item found. */
final class Edits {
  private Edits() {}

  /** A new item of what the edits add and set. */
  static Item apply(List<Edit> edits, ItemKey key) {
    return apply(edits, new Item(key, Map.of()));
  }

  static Item apply(List<Edit> edits, Item item) {
    var attributes = new LinkedHashMap<>(item.attributes());
    for (var edit : edits) {
      apply(edit, attributes);
    }
    return new Item(item.key(), attributes);
  }

  private static void apply(Edit edit, Map<String, Value> attributes) {
    switch (edit) {
      case Edit.Set(var name, var value) -> attributes.put(name, value);
      case Edit.Remove(var name) -> attributes.remove(name);
      case Edit.Add(var name, var amount) ->
          attributes.put(name, sum(attributes.get(name), BigDecimal.valueOf(amount)));
      case Edit.Append(var name, var values) ->
          attributes.put(name, joined(attributes.get(name), values));
    }
  }

  private static Value sum(@Nullable Value found, BigDecimal amount) {
    return switch (found) {
      case null -> new Value.Numeric(amount);
      case Value.Numeric(var number) -> new Value.Numeric(number.add(amount));
      case Value _ ->
          throw new IllegalArgumentException("The attribute that is added to must be a number");
    };
  }

  private static Value joined(@Nullable Value found, List<Value> values) {
    return switch (found) {
      case null -> new Value.ListOf(values);
      case Value.ListOf(var before) -> {
        var all = new ArrayList<>(before);
        all.addAll(values);
        yield new Value.ListOf(all);
      }
      case Value _ ->
          throw new IllegalArgumentException("The attribute that is appended to must be a list");
    };
  }
}
