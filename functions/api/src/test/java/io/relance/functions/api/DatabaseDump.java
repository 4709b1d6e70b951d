package io.relance.functions.api;

import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows of all tables of a database, as text, to see whether anything has changed. */
final class DatabaseDump {
  private DatabaseDump() {}

  static Map<String, List<String>> of(SqliteDatabase database) {
    return database.read(
        connection -> {
          var tables = new TreeMap<String, List<String>>();
          for (var name : rows(connection, "select name from sqlite_master where type = 'table'")) {
            tables.put(name, rows(connection, "select * from \"" + name + "\""));
          }
          return tables;
        });
  }

  private static List<String> rows(SqlConnection connection, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.jdbc().createStatement();
        var found = statement.executeQuery(query)) {
      int width = found.getMetaData().getColumnCount();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int column = 1; column <= width; column++) {
          row.add(String.valueOf(found.getString(column)));
        }
        rows.add(String.join(" | ", row));
      }
    }
    Collections.sort(rows);
    return rows;
  }
}
