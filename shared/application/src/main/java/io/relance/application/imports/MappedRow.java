package io.relance.application.imports;

import io.relance.application.tabular.FileRow;
import java.util.Map;
import java.util.Optional;

/**
 * A row with its cells by their fields.
 *
 * @param values those of the cells that are not empty
 */
record MappedRow(FileRow row, Map<ImportField, String> values) {
  Optional<String> named(String name) {
    return Optional.ofNullable(values.get(new ImportField.Named(name)));
  }
}
