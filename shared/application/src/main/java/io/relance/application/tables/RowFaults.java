package io.relance.application.tables;

import io.relance.application.contacts.model.PropertyLimits;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the values of a row. */
final class RowFaults {
  private static final int MOST_BYTES = 20_000;

  private RowFaults() {}

  /** What must be, by the names of columns; the empty name stands for all of them. */
  static Map<String, String> of(RelatedTable table, Map<String, PropertyValue> values) {
    var types = table.types();
    var faults = new LinkedHashMap<String, String>();
    values.forEach(
        (name, value) -> fault(name, value, types).ifPresent(fault -> faults.put(name, fault)));
    if (faults.isEmpty() && PropertyLimits.bytes(values) > MOST_BYTES) {
      faults.put("", "must be at most 20,000 bytes together");
    }
    return faults;
  }

  private static Optional<String> fault(
      String name, PropertyValue value, Map<String, PropertyType> types) {
    var type = types.get(name);
    if (type == null) {
      return Optional.of(unknown(name, types.keySet()));
    }
    return type.fault(value).or(() -> PropertyLimits.fault(value));
  }

  private static String unknown(String name, Set<String> columns) {
    return "unknown column "
        + Quoted.of(name)
        + NearestName.of(name, columns)
            .map(near -> " (did you mean \"" + near + "\"?)")
            .orElse(" (columns: " + String.join(", ", columns) + ")");
  }
}
