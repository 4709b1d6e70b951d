package io.relance.application.properties;

import io.relance.domain.criteria.PropertyType;
import io.relance.domain.store.Item;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many contacts have a value of each type under one name. */
record PropertyCounts(Map<PropertyType, Long> byType) {
  /** The counts of a name in all shards. */
  static PropertyCounts of(String name, Collection<Item> shards) {
    var counts = new EnumMap<PropertyType, Long>(PropertyType.class);
    for (var shard : shards) {
      for (var type : PropertyType.values()) {
        counts.merge(type, shard.number(PropertyShard.count(name, type)), Long::sum);
      }
    }
    return new PropertyCounts(counts);
  }

  /** The counts of every name that some contact has, in the order of the names. */
  static Map<String, PropertyCounts> byName(Collection<Item> shards) {
    var byName = new TreeMap<String, PropertyCounts>();
    for (var shard : shards) {
      for (var attribute : shard.attributes().keySet()) {
        for (var type : PropertyType.values()) {
          var prefix = PropertyShard.count("", type);
          if (attribute.startsWith(prefix)) {
            byName
                .computeIfAbsent(attribute.substring(prefix.length()), _ -> none())
                .byType()
                .merge(type, shard.number(attribute), Long::sum);
          }
        }
      }
    }
    byName.values().removeIf(counts -> counts.mostFrequent().isEmpty());
    return byName;
  }

  private static PropertyCounts none() {
    return new PropertyCounts(new EnumMap<>(PropertyType.class));
  }

  /** The number of values that a type does not include. */
  long contradicting(PropertyType type) {
    return byType.entrySet().stream()
        .filter(entry -> !type.includes(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * The type of most values, the first of several with as many; dates and instants are texts as
   * soon as not all texts are of one of these forms. Empty when there is no value.
   */
  Optional<PropertyType> mostFrequent() {
    var counts = new EnumMap<PropertyType, Long>(byType);
    counts.values().removeIf(count -> count <= 0);
    var texts = counts.keySet().stream().filter(PropertyType.TEXT::includes).toList();
    if (texts.size() > 1) {
      var sum = texts.stream().mapToLong(counts::get).sum();
      counts.keySet().removeAll(texts);
      counts.put(PropertyType.TEXT, sum);
    }
    return counts.keySet().stream()
        .max(
            Comparator.<PropertyType>comparingLong(counts::get)
                .thenComparing(Comparator.reverseOrder()));
  }
}
