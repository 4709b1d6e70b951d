package io.relance.application.properties;

import io.relance.application.persistence.Tables;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.json.Choices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of a part of the contacts under a part of the names: how many there are of each type,
 * and the types declared for these names.
 *
 * <p>A contact always counts in the same shard, so no count is ever below zero. Each shard repeats
 * the declared types, so that a contact's transaction checks them in the item it counts in.
 */
record PropertyShard(ItemKey key, Optional<Item> item) {
  private static final int BUCKETS = 8;
  private static final int SHARDS = 16;
  private static final int MOST_ATTRIBUTES = 1_000;
  private static final String DECLARED = "declared:";
  private static final Map<String, PropertyType> TYPES = Choices.of(PropertyType.class);

  /** Counts the declarations, so that a write can require that there was none meanwhile. */
  static final String REVISION = "declarations";

  static int bucket(String name) {
    return Math.floorMod(name.hashCode(), BUCKETS);
  }

  /** Where a contact's values count, under the names of one bucket. */
  static ItemKey of(int bucket, ContactId contact) {
    return key(bucket, number(contact));
  }

  /** Where a contact's value counts under a name. */
  static ItemKey of(String name, ContactId contact) {
    return of(bucket(name), contact);
  }

  static int number(ContactId contact) {
    return Math.floorMod(contact.value().hashCode(), SHARDS);
  }

  /** Where the values of all contacts under a name count. */
  static List<ItemKey> of(String name) {
    return IntStream.range(0, SHARDS).mapToObj(shard -> key(bucket(name), shard)).toList();
  }

  static List<ItemKey> all() {
    return IntStream.range(0, BUCKETS)
        .boxed()
        .flatMap(bucket -> IntStream.range(0, SHARDS).mapToObj(shard -> key(bucket, shard)))
        .toList();
  }

  private static ItemKey key(int bucket, int shard) {
    return new ItemKey(Tables.CONTACTS, "properties#" + bucket + "#" + shard, "properties");
  }

  /** The attribute with the number of contacts that have a value of a type under a name. */
  static String count(String name, PropertyType type) {
    return Choices.name(type) + ":" + name;
  }

  /** The attribute with the type declared for a name. */
  static String declared(String name) {
    return DECLARED + name;
  }

  Optional<PropertyType> declaredType(String name) {
    return item.flatMap(it -> it.text(declared(name))).map(PropertyShard::type);
  }

  /** Whether it has no place for another name. */
  boolean isFull(String name) {
    return item.isPresent()
        && item.orElseThrow().attributes().size() >= MOST_ATTRIBUTES
        && Arrays.stream(PropertyType.values())
            .noneMatch(type -> item.orElseThrow().attribute(count(name, type)).isPresent());
  }

  /** That no type was declared since this was read. */
  Precondition unchanged() {
    var revision = item.map(it -> it.number(REVISION)).orElse(0L);
    return revision == 0
        ? new Precondition.AttributeAbsent(REVISION)
        : Precondition.equal(REVISION, revision);
  }

  static PropertyType type(String word) {
    return Optional.ofNullable(TYPES.get(word))
        .orElseThrow(() -> new IllegalStateException("Property type " + word + " not found"));
  }
}
