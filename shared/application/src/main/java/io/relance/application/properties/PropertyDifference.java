package io.relance.application.properties;

import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.store.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the counts change when one contact's properties do. */
final class PropertyDifference {
  private final Map<Integer, List<Edit>> edits = new TreeMap<>();

  private PropertyDifference() {}

  /** The edits of the counts, by the buckets of the names. */
  static Map<Integer, List<Edit>> of(
      Map<String, PropertyValue> before, Map<String, PropertyValue> after) {
    var difference = new PropertyDifference();
    after.forEach((name, value) -> difference.count(name, type(value), type(before, name), 1));
    before.forEach((name, value) -> difference.count(name, type(value), type(after, name), -1));
    return difference.edits;
  }

  private static Optional<PropertyType> type(Map<String, PropertyValue> values, String name) {
    return Optional.ofNullable(values.get(name)).flatMap(PropertyDifference::type);
  }

  /** An empty text has no type: it stands for no value. */
  private static Optional<PropertyType> type(PropertyValue value) {
    return value.equals(new Scalar.Text(""))
        ? Optional.empty()
        : Optional.of(PropertyType.of(value));
  }

  private void count(
      String name, Optional<PropertyType> type, Optional<PropertyType> other, int amount) {
    type.filter(_ -> !type.equals(other))
        .map(counted -> Edit.add(PropertyShard.count(name, counted), amount))
        .ifPresent(
            edit ->
                edits
                    .computeIfAbsent(PropertyShard.bucket(name), _ -> new ArrayList<>())
                    .add(edit));
  }
}
