package io.relance.application.imports;

import io.relance.application.tables.RelatedTable;
import io.relance.application.tables.RowResult;
import io.relance.application.tables.TableRows;
import io.relance.domain.criteria.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Stores rows in a related table; columns that the file leaves empty are left as they are. */
final class TableImportRows implements RowStore {
  private static final int LONGEST_KEY = 200;

  private final RelatedTable table;
  private final TableRows rows;
  private final RowContacts contacts;
  private final CellValues values;
  private final boolean dryRun;

  TableImportRows(Import subject, ImportTools tools, CellValues values, RelatedTable table) {
    this.table = table;
    this.rows = tools.tableRows();
    this.contacts = new RowContacts(tools.allContacts());
    this.values = values;
    this.dryRun = subject.request().dryRun();
  }

  @Override
  public List<RowOutcome> store(List<MappedRow> some) {
    return some.stream().map(this::store).toList();
  }

  private RowOutcome store(MappedRow row) {
    var key = row.named("row");
    if (key.isEmpty()) {
      return new RowOutcome.Rejected("row", "must be given");
    }
    if (key.orElseThrow().length() > LONGEST_KEY
        || key.orElseThrow().chars().anyMatch(Character::isISOControl)) {
      return new RowOutcome.Rejected("row", "must be 1 to 200 printable characters");
    }
    return switch (contacts.of(row)) {
      case RowContacts.Found.Unclear(var rejected) -> rejected;
      case RowContacts.Found.One(var contact) -> {
        var before = rows.find(table, key.orElseThrow());
        var after = new LinkedHashMap<String, PropertyValue>();
        before.ifPresent(known -> after.putAll(known.values()));
        after.putAll(cells(row));
        var stored = before.isPresent() ? new RowOutcome.Updated() : new RowOutcome.Created();
        yield dryRun ? stored : outcome(rows.put(table, key.orElseThrow(), contact, after), stored);
      }
    };
  }

  private Map<String, PropertyValue> cells(MappedRow row) {
    var cells = new LinkedHashMap<String, PropertyValue>();
    row.values()
        .forEach(
            (field, text) -> {
              if (field instanceof ImportField.Column(var column)) {
                var type = Objects.requireNonNull(table.types().get(column));
                cells.put(column, values.read(text, type));
              }
            });
    return cells;
  }

  private static RowOutcome outcome(RowResult result, RowOutcome stored) {
    return switch (result) {
      case RowResult.Stored _ -> stored;
      case RowResult.Unreadable(var faults) -> {
        var fault = faults.entrySet().iterator().next();
        yield new RowOutcome.Rejected(fault.getKey(), fault.getValue());
      }
      case RowResult.UnknownContact() ->
          new RowOutcome.Rejected("contactId", "the contact must exist");
    };
  }
}
