package io.relance.functions.api.tables;

import io.relance.application.tables.RelatedTable.Column;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;

/** A column of a table, and the type of its values. */
@Schema(
    name = "TableColumn",
    requiredProperties = {"name", "type"})
public record TableColumn(
    String name,
    @Schema(
            type = "string",
            allowableValues = {"text", "number", "boolean", "date", "instant", "list"})
        String type) {
  static TableColumn of(Column column) {
    return new TableColumn(column.name(), Choices.name(column.type()));
  }
}
