package io.relance.functions.api.tables;

import io.relance.application.tables.RelatedTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A table whose rows belong to contacts.
 *
 * @param key its name in flow files and criteria; it never changes
 */
@Schema(name = "Table")
public record TableView(
    String id, String key, String name, List<TableColumn> columns, Instant createdAt) {
  static TableView of(RelatedTable table) {
    return new TableView(
        table.id().value(),
        table.key().value(),
        table.name(),
        table.columns().stream().map(TableColumn::of).toList(),
        table.createdAt());
  }
}
