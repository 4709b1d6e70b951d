package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.interpreter.execution.HistoryEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL table of what happened, the events of one write in one row. */
final class HistoryTable {
  private HistoryTable() {}

  static void append(SqlConnection connection, long execution, PreparedWrite.Events events)
      throws SQLException {
    connection.execute(
        "insert into execution_history values (?, ?, ?)", execution, events.first(), events.json());
  }

  static PreparedWrite.Events prepare(List<HistoryEvent> events) {
    var json = JsonNodeFactory.instance.arrayNode();
    events.forEach(event -> json.add(event.toJson()));
    return new PreparedWrite.Events(events.getFirst().id(), EngineJson.write(json));
  }

  static List<HistoryEvent> of(SqlConnection connection, long execution) throws SQLException {
    var events = new ArrayList<HistoryEvent>();
    var statement =
        connection.prepare(
            "select events from execution_history where execution = ? order by first_event");
    statement.setLong(1, execution);
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        EngineJson.parse(rows.getString(1))
            .forEach(event -> events.add(HistoryEvent.fromJson((ObjectNode) event)));
      }
    }
    return events;
  }
}
