package io.relance.embedded.store;

import io.relance.domain.store.Table;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tables met so far, each installed when it is first met. */
final class SqliteTables {
  private final SqliteDatabase database;
  private final Map<String, ItemTable> known = new ConcurrentHashMap<>();

  SqliteTables(SqliteDatabase database) {
    this.database = database;
  }

  ItemTable of(Table table) {
    var found = known.get(table.name());
    if (found == null) {
      var installed = database.write(new TableInstallation(table, database.damagedRows())::run);
      known.putIfAbsent(table.name(), installed);
      found = installed;
    }
    if (!found.table().equals(table)) {
      throw new IllegalArgumentException(
          "Table " + table.name() + " was declared with other indexes");
    }
    return found;
  }

  Collection<ItemTable> all() {
    return List.copyOf(known.values());
  }
}
