package io.relance.application.tables;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.id.TableId;
import io.relance.domain.id.TableKey;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table whose rows belong to contacts, such as their pets.
 *
 * @param key what flows and criteria call it: unique, and never changed
 * @param columns in their order, of different names
 */
public record RelatedTable(
    TableId id, TableKey key, String name, List<Column> columns, Instant createdAt) {
  /** The partition of the index in which tables are listed. */
  static final String LISTED = "tables";

  /** The attribute of a table whose rows are being deleted. */
  static final String DELETED_AT = "deletedAt";

  private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};

  public RelatedTable {
    columns = List.copyOf(columns);
  }

  /** A column, and the type of its values. */
  public record Column(String name, PropertyType type) {}

  /** The types of the columns, by their names. */
  public Map<String, PropertyType> types() {
    var types = new LinkedHashMap<String, PropertyType>();
    columns.forEach(column -> types.put(column.name(), column.type()));
    return types;
  }

  /** Empty for one that is being deleted. */
  static Optional<RelatedTable> of(Item item) {
    return Optional.of(item)
        .filter(it -> it.attribute(DELETED_AT).isEmpty())
        .map(
            it ->
                new RelatedTable(
                    TableKeys.tableOf(it.key()),
                    new TableKey(it.text("key").orElseThrow()),
                    it.text("name").orElseThrow(),
                    Json.read(it.text("columns").orElseThrow(), COLUMNS),
                    it.instant("createdAt").orElseThrow()));
  }

  Item item() {
    return ItemBuilder.at(TableKeys.table(id))
        .text("key", key.value())
        .text("name", name)
        .json("columns", columns)
        .instant("createdAt", createdAt)
        .text(Tables.CONTACTS_LISTED.partitionAttribute(), LISTED)
        .text(Tables.CONTACTS_LISTED.sortAttribute(), Instants.text(createdAt) + "#" + id)
        .build();
  }
}
