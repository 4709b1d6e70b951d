package io.relance.application.imports;

import io.relance.application.persistence.Json;
import io.relance.domain.criteria.PropertyType;
import java.util.Map;

/**
 * How far an import is.
 *
 * @param checked whether the file was read to its end
 * @param types of the properties, by their names
 */
record ImportCursor(boolean checked, ImportCounts counts, Map<String, PropertyType> types) {
  static final ImportCursor START = new ImportCursor(false, ImportCounts.NONE, Map.of());

  static ImportCursor of(String text) {
    return text.isEmpty() ? START : Json.read(text, ImportCursor.class);
  }

  String text() {
    return Json.write(this);
  }

  ImportCursor with(ImportCounts after) {
    return new ImportCursor(checked, after, types);
  }
}
