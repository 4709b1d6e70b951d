package io.relance.functions.api.tables;

import io.relance.application.contacts.model.PropertyLimits;
import io.relance.application.keys.KeyRequest;
import io.relance.application.tables.RelatedTable.Column;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.json.PropertyReader;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads tables and rows. */
final class TableReader {
  private static final int MOST_COLUMNS = 50;

  private TableReader() {}

  /** A table to create. */
  record Creation(String name, KeyRequest key, List<Column> columns) {}

  /** A row to store. */
  record Row(ContactId contact, Map<String, PropertyValue> values) {}

  static Supplier<Creation> creation(JsonFields fields) {
    var name = fields.required("name", NameFields::name);
    var key = NameFields.key(fields);
    var columns = fields.required("columns", TableReader::columns);
    return () -> new Creation(name.orElseThrow(), key.orElseThrow(), columns.orElseThrow());
  }

  private static Optional<List<Column>> columns(JsonValue value) {
    if (value.node().isArray() && value.node().isEmpty()) {
      value.fault("must be 1 to %d columns, not 0".formatted(MOST_COLUMNS));
    }
    var names = new HashSet<String>();
    return Optional.of(
        value.list(MOST_COLUMNS, column -> column.object(fields -> column(fields, names))));
  }

  private static Optional<Column> column(JsonFields fields, Set<String> names) {
    var name =
        fields
            .required("name", JsonValue::string)
            .filter(given -> isName(fields.at("name"), given, names));
    var type = fields.required("type", value -> value.choice(Choices.of(PropertyType.class)));
    return name.flatMap(known -> type.map(of -> new Column(known, of)));
  }

  private static boolean isName(JsonValue place, String name, Set<String> names) {
    var fault = PropertyLimits.nameFault(name);
    fault.ifPresent(place::fault);
    return fault.isEmpty()
        && place.holds(names.add(name), "must differ from the names of the other columns");
  }

  static Supplier<Row> row(JsonFields fields) {
    var contact = fields.required("contactId", ContactIds::id);
    var values = fields.required("values", TableReader::values);
    return () -> new Row(contact.orElseThrow(), values.orElseThrow());
  }

  private static Optional<Map<String, PropertyValue>> values(JsonValue value) {
    return value.object(
        fields -> {
          var read = new LinkedHashMap<String, PropertyValue>();
          fields
              .all()
              .forEach(
                  (name, column) -> {
                    if (!column.node().isNull()) {
                      PropertyReader.read(column).ifPresent(it -> read.put(name, it));
                    }
                  });
          return Optional.of(read);
        });
  }
}
