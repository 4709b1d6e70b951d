package io.relance.application.imports;

import io.relance.application.tabular.FileRow;
import io.relance.application.tabular.UnreadableFile;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a file's columns.
 *
 * @param columns the names of all columns of the file
 * @param fields by the index of their column
 */
record FieldMapping(List<String> columns, Map<Integer, ImportField> fields) {
  /** What is wrong with a mapping, each with its path. */
  record Fault(String path, String message) {}

  /**
   * The faults of a mapping, as far as they do not depend on the file.
   *
   * @param tableColumns those of the table, for rows
   */
  static List<Fault> faults(
      ImportKind kind, Map<String, String> mapping, Collection<String> tableColumns) {
    var faults = new ArrayList<Fault>();
    var columns = new LinkedHashMap<String, String>();
    mapping.forEach(
        (column, name) -> {
          if (ImportField.read(kind, name, tableColumns).isEmpty()) {
            faults.add(new Fault(column, ImportField.fault(kind, name, tableColumns)));
          }
          Optional.ofNullable(columns.put(name, column))
              .ifPresent(
                  other ->
                      faults.add(
                          new Fault(
                              column,
                              "must be another field than that of the column "
                                  + Quoted.of(other))));
        });
    return faults;
  }

  /**
   * The mapping of a file.
   *
   * @throws UnreadableFile when it names a column that the file does not have
   */
  static FieldMapping of(
      ImportRequest request, List<String> columns, Collection<String> tableColumns) {
    var names =
        request.mapping().orElseGet(() -> ProposedFields.of(request, columns, tableColumns));
    var fields = new LinkedHashMap<Integer, ImportField>();
    names.forEach(
        (column, name) -> {
          int at = columns.indexOf(column.strip());
          if (at < 0) {
            throw new UnreadableFile("mapping: " + missing(column, columns));
          }
          ImportField.read(request.kind(), name, tableColumns)
              .ifPresent(field -> fields.put(at, field));
        });
    incomplete(request.kind(), names.values())
        .ifPresent(
            fault -> {
              throw new UnreadableFile("mapping: " + fault);
            });
    return new FieldMapping(columns, fields);
  }

  /** What must be instead of a column that the file does not have. */
  static String missing(String column, List<String> columns) {
    return "must be a column of the file, not "
        + Quoted.of(column)
        + NearestName.of(column, columns)
            .map(near -> " (did you mean \"" + near + "\"?)")
            .orElse("");
  }

  /** What a mapping must have besides, to say whose or which each row is. */
  static Optional<String> incomplete(ImportKind kind, Collection<String> fields) {
    if (kind == ImportKind.CODES) {
      return missing(ImportField.CODE, fields);
    }
    var named =
        fields.stream()
            .anyMatch(
                field ->
                    List.of("phone", "email", "externalIds.shopify", "contactId", "address")
                        .contains(field));
    if (!named) {
      return Optional.of(
          kind == ImportKind.CONTACTS
              ? "must have a column for email, phone or externalIds.shopify"
              : "must have a column for contactId, email, phone or externalIds.shopify");
    }
    return switch (kind) {
      case CONTACTS, CODES -> Optional.empty();
      case ROWS -> missing("row", fields);
      case EVENTS -> missing("event", fields);
    };
  }

  private static Optional<String> missing(String field, Collection<String> fields) {
    return fields.contains(field)
        ? Optional.empty()
        : Optional.of("must have a column for " + field);
  }

  /** The cells of a row by their fields, without those that are empty. */
  Map<ImportField, String> values(FileRow row) {
    var values = new LinkedHashMap<ImportField, String>();
    fields.forEach(
        (at, field) -> {
          if (at < row.cells().size() && !row.cells().get(at).isBlank()) {
            values.put(field, row.cells().get(at).strip());
          }
        });
    return values;
  }

  /** Whether a row has cells that no column has. */
  boolean isTooWide(FileRow row) {
    return row.cells().size() > columns.size()
        && row.cells().subList(columns.size(), row.cells().size()).stream()
            .anyMatch(cell -> !cell.isBlank());
  }
}
