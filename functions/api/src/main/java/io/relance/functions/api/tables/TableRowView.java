package io.relance.functions.api.tables;

import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.application.tables.TableRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param row its key, unique in the table
 * @param contactId the contact to whom it belongs
 * @param values by the names of columns
 */
@Schema(name = "TableRow")
public record TableRowView(
    String row, String contactId, Map<String, Object> values, Instant updatedAt) {
  static TableRowView of(TableRow row) {
    return new TableRowView(
        row.key(), row.contact().value(), PropertyValueJson.plain(row.values()), row.updatedAt());
  }

  /** Omits the values, which are personal data. */
  @Override
  public String toString() {
    return "TableRowView[contactId=" + contactId + "]";
  }
}
