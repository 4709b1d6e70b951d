package io.relance.domain.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The limits that every adapter enforces, counted as DynamoDB does. */
public final class ItemLimits {
  public static final int WRITES = 100;
  public static final int KEYS_IN_A_BATCH = 100;
  public static final int ITEM_BYTES = 400 * 1024;
  public static final int TRANSACTION_BYTES = 4 * 1024 * 1024;
  public static final int PAGE_BYTES = 1024 * 1024;
  public static final int PARTITION_BYTES = 2048;
  public static final int SORT_BYTES = 1024;
  private static final int TOKEN_LENGTH = 36;

  private ItemLimits() {}

  /** Checks a transaction before it runs. */
  public static void check(String token, List<Write> writes) {
    refuseUnless(
        !token.isEmpty() && token.length() <= TOKEN_LENGTH, "A token has 1 to 36 characters");
    refuseUnless(!writes.isEmpty() && writes.size() <= WRITES, "A transaction has 1 to 100 writes");
    var keys = new HashSet<ItemKey>();
    var most = 0L;
    for (var write : writes) {
      refuseUnless(keys.add(write.key()), "A transaction writes to an item once");
      most += check(write);
    }
    if (most > TRANSACTION_BYTES) {
      checkTransaction(writes.stream().mapToLong(ItemLimits::size).sum());
    }
  }

  /**
   * Checks the items that the updates of a transaction result in.
   *
   * @throws IllegalArgumentException when one of them, or all together, are too large
   */
  public static void checkUpdated(List<Item> items) {
    var most = 0L;
    for (var item : items) {
      most += check(item);
    }
    if (most > TRANSACTION_BYTES) {
      checkTransaction(items.stream().mapToLong(ItemSize::of).sum());
    }
  }

  private static void checkTransaction(long bytes) {
    if (bytes > TRANSACTION_BYTES) {
      throw new IllegalArgumentException(
          "A transaction must be at most 4 MB, not " + bytes + " bytes");
    }
  }

  private static long size(Write write) {
    return switch (write) {
      case Write.Put(var item, _) -> ItemSize.of(item);
      case Write.Update(_, var edits, _) -> edits.stream().mapToLong(ItemLimits::size).sum();
      case Write.Delete _, Write.Check _ -> 0;
    };
  }

  private static long size(Edit edit) {
    return ItemSize.utf8(edit.attribute())
        + switch (edit) {
          case Edit.Set(_, var value) -> ItemSize.of(value);
          case Edit.Append(_, var values) -> ItemSize.of(new Value.ListOf(values));
          case Edit.Add _, Edit.Remove _ -> 0;
        };
  }

  /** Checks a write; returns its bytes at most. */
  private static long check(Write write) {
    return switch (write) {
      case Write.Put(var item, _) -> check(item);
      case Write.Update(var key, var edits, _) -> check(key.table(), edits);
      case Write.Delete _, Write.Check _ -> 0;
    };
  }

  private static long check(Table table, List<Edit> edits) {
    var set = new HashMap<String, Value>();
    for (var edit : edits) {
      switch (edit) {
        case Edit.Set(var name, var value) -> set.put(name, value);
        case Edit.Add(var name, var amount) -> set.put(name, Value.of(amount));
        case Edit.Append(var name, var values) -> set.put(name, new Value.ListOf(values));
        case Edit.Remove _ -> {
          // An item without it is not in the index.
        }
      }
    }
    checkIndexed(table, set);
    return edits.stream().mapToLong(ItemLimits::check).sum();
  }

  private static long check(Edit edit) {
    refuseUnless(!edit.attribute().isEmpty(), "An attribute has a name");
    return 3L * edit.attribute().length()
        + switch (edit) {
          case Edit.Set(_, var value) -> ItemSize.atMost(value);
          case Edit.Append(_, var values) -> ItemSize.atMost(new Value.ListOf(values));
          case Edit.Add _, Edit.Remove _ -> 0;
        };
  }

  /** Checks an item before it is stored; returns its bytes at most. */
  private static long check(Item item) {
    var most = ItemSize.atMost(item);
    if (most > ITEM_BYTES) {
      most = ItemSize.of(item);
      refuseUnless(most <= ITEM_BYTES, "An item has at most 400 KB");
    }
    checkIndexed(item.key().table(), item.attributes());
    return most;
  }

  private static void checkIndexed(Table table, Map<String, Value> attributes) {
    for (var index : table.indexes()) {
      checkIndexed(attributes, index.partitionAttribute(), PARTITION_BYTES);
      checkIndexed(attributes, index.sortAttribute(), SORT_BYTES);
    }
  }

  private static void checkIndexed(Map<String, Value> attributes, String name, int most) {
    switch (attributes.get(name)) {
      case null -> {
        // An item without it is not in the index.
      }
      case Value.Text(var text) -> checkKeyValue(text, most);
      case Value _ ->
          throw new IllegalArgumentException("The indexed attribute " + name + " must be a string");
    }
  }

  static void checkKeyValue(String value, int most) {
    if (value.isEmpty() || (value.length() * 3L > most && ItemSize.utf8(value) > most)) {
      throw new IllegalArgumentException("A key value must be 1 to " + most + " bytes");
    }
  }

  private static void refuseUnless(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
