package io.relance.testkit.contract;

import io.relance.domain.store.Conflict;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tables that the contract of stores works on, and items of a partition that no other test has.
 */
public final class Things {
  public static final Index BY_KIND = new Index("by-kind", "kind", "name");
  public static final Index SPREAD_BY_KIND =
      new Index("spread-by-kind", "kind", "name").spreadOver(4);
  public static final Table TABLE = Table.of("things", BY_KIND, SPREAD_BY_KIND);
  public static final Table OTHER = Table.of("other-things");
  private static final int TRIES = 200;

  private final String partition = UUID.randomUUID().toString();

  public ItemKey key(String sort) {
    return new ItemKey(TABLE, partition, sort);
  }

  public ItemKey otherKey(String sort) {
    return new ItemKey(OTHER, partition, sort);
  }

  public Query query() {
    return Query.of(TABLE, partition);
  }

  /** A partition of the index, of this test alone. */
  public String kind(String kind) {
    return partition + kind;
  }

  public Query ofKind(String kind) {
    return Query.of(TABLE, kind(kind)).on(BY_KIND);
  }

  public Item item(String sort, Object... namesAndValues) {
    return item(key(sort), namesAndValues);
  }

  public static Item item(ItemKey key, Object... namesAndValues) {
    var attributes = new LinkedHashMap<String, Value>();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      attributes.put((String) namesAndValues[at], value(namesAndValues[at + 1]));
    }
    return new Item(key, attributes);
  }

  private static Value value(Object value) {
    return switch (value) {
      case Value known -> known;
      case String text -> Value.of(text);
      case Integer number -> Value.of(number);
      case Long number -> Value.of(number);
      case Boolean flag -> Value.of(flag);
      case List<?> list -> new Value.ListOf(list.stream().map(Things::value).toList());
      case Map<?, ?> map -> {
        var values = new LinkedHashMap<String, Value>();
        map.forEach((name, each) -> values.put((String) name, value(each)));
        yield new Value.MapOf(values);
      }
      default -> throw new IllegalArgumentException("The attribute's type must be known");
    };
  }

  /** Tries again as long as others are at the same items, as every caller of a store does. */
  static WriteResult despiteConflicts(ItemStore store, Write... writes) {
    for (var tries = 1; ; tries++) {
      try {
        return store.transact(List.of(writes));
      } catch (Conflict e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }
}
