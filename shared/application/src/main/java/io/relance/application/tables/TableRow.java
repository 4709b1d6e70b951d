package io.relance.application.tables;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.TableId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a related table.
 *
 * @param key unique in its table
 * @param values by the names of columns; absent ones have none
 */
public record TableRow(
    TableId table,
    String key,
    ContactId contact,
    Map<String, PropertyValue> values,
    Instant updatedAt) {
  public TableRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether an item of a contact's partition is a row. */
  public static boolean isRow(Item item) {
    return item.key().sort().startsWith(ContactKeys.ROW);
  }

  /** The row that an item of a contact's partition stores. */
  public static TableRow of(Item values) {
    return new TableRow(
        TableKeys.tableOfValues(values.key()),
        TableKeys.rowOfValues(values.key()),
        ContactKeys.contactOf(values.key()),
        PropertyValueJson.read(values.text("values").orElse("{}")),
        values.instant("updatedAt").orElseThrow());
  }

  /** The item in the partition of its contact. */
  Item item() {
    return ItemBuilder.at(TableKeys.values(contact, table, key))
        .json("values", PropertyValueJson.plain(values))
        .instant("updatedAt", updatedAt)
        .build();
  }

  /** The item in the partition of its table. */
  Item owner() {
    return ItemBuilder.at(TableKeys.owner(table, key)).text("contact", contact.value()).build();
  }

  /** Omits the values, which are personal data. */
  @Override
  public String toString() {
    return "TableRow[table=" + table + ", contact=" + contact + "]";
  }
}
