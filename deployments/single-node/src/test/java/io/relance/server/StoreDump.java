package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a data folder's database holds, as text, to compare before with after. */
final class StoreDump {
  private StoreDump() {}

  /** The rows of each table. */
  static Map<String, List<String>> of(Path folder) {
    var dump = new TreeMap<String, List<String>>();
    var url = "jdbc:sqlite:" + folder.resolve("relance.db") + "?open_mode=1";
    try (var connection = DriverManager.getConnection(url)) {
      for (var table : rows(connection, "select name from sqlite_master where type = 'table'")) {
        dump.put(table, rows(connection, "select * from \"" + table + "\""));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be read", e);
    }
    return dump;
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows.stream().sorted().toList();
    }
  }

  private static String row(ResultSet result) throws SQLException {
    var columns = new ArrayList<String>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      var bytes = result.getBytes(column);
      columns.add(bytes == null ? "" : new String(bytes, UTF_8));
    }
    return String.join(" | ", columns);
  }
}
