package io.relance.application.imports;

import io.relance.domain.criteria.PropertyType;
import java.util.HashMap;
import java.util.Map;

/**
 * The types of properties that no contact has yet, by all values of their column: numbers, true or
 * false, else texts.
 */
final class ColumnTypes {
  private final Map<String, PropertyType> known;
  private final Map<String, PropertyType> found = new HashMap<>();

  /**
   * @param known the types that properties have already
   */
  ColumnTypes(Map<String, PropertyType> known) {
    this.known = Map.copyOf(known);
  }

  void note(Map<ImportField, String> row) {
    row.forEach(
        (field, text) -> {
          if (field instanceof ImportField.Property(var name) && !known.containsKey(name)) {
            found.merge(name, type(text), (one, other) -> one == other ? one : PropertyType.TEXT);
          }
        });
  }

  private static PropertyType type(String text) {
    if (CellValues.isPlainNumber(text)) {
      return PropertyType.NUMBER;
    }
    return CellValues.isTrueOrFalse(text) ? PropertyType.BOOLEAN : PropertyType.TEXT;
  }

  /** The types found and known. */
  Map<String, PropertyType> types() {
    var types = new HashMap<>(found);
    types.putAll(known);
    return types;
  }
}
