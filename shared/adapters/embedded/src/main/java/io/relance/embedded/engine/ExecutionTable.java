package io.relance.embedded.engine;

import io.relance.embedded.sqlite.SqlConnection;
import io.relance.interpreter.execution.ExecutionCodec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SQL table of all executions. */
final class ExecutionTable {
  private static final String SELECT =
      "select number, machine_version, state from executions where ";
  private static final int MOST_PURGED = 500;

  private ExecutionTable() {}

  /** Whether the name was free. */
  static boolean insert(SqlConnection connection, PreparedWrite write, Arns.ExecutionKey key)
      throws SQLException {
    return connection.execute(
            "insert into executions (number, machine_version, machine, name, due, pending, ended, state)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (machine, name) do nothing",
            write.kept().number(),
            write.kept().machineVersion(),
            key.machine(),
            key.name(),
            write.due(),
            write.pending(),
            write.ended(),
            write.state())
        == 1;
  }

  static void update(SqlConnection connection, PreparedWrite write) throws SQLException {
    connection.execute(
        "update executions set due = ?, pending = ?, ended = ?, state = ? where number = ?",
        write.due(),
        write.pending(),
        write.ended(),
        write.state(),
        write.kept().number());
  }

  static Optional<StoredExecution> find(SqlConnection connection, long number) throws SQLException {
    var statement = connection.prepare(SELECT + "number = ?");
    statement.setLong(1, number);
    return first(statement);
  }

  static Optional<StoredExecution> find(SqlConnection connection, Arns.ExecutionKey key)
      throws SQLException {
    var statement = connection.prepare(SELECT + "machine = ? and name = ?");
    statement.setString(1, key.machine());
    statement.setString(2, key.name());
    return first(statement);
  }

  private static Optional<StoredExecution> first(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      if (!rows.next()) {
        return Optional.empty();
      }
      var execution = ExecutionCodec.fromJson(EngineJson.parse(rows.getString(3)));
      return Optional.of(new StoredExecution(rows.getLong(1), rows.getLong(2), execution));
    }
  }

  static Optional<Long> number(SqlConnection connection, Arns.ExecutionKey key)
      throws SQLException {
    var statement =
        connection.prepare("select number from executions where machine = ? and name = ?");
    statement.setString(1, key.machine());
    statement.setString(2, key.name());
    return numbers(statement).stream().findFirst();
  }

  static long lastNumber(SqlConnection connection) throws SQLException {
    var statement = connection.prepare("select coalesce(max(number), 0) from executions");
    return numbers(statement).getFirst();
  }

  static List<Long> due(SqlConnection connection, Instant now, int most) throws SQLException {
    var statement =
        connection.prepare("select number from executions where due <= ? order by due limit ?");
    statement.setLong(1, now.toEpochMilli());
    statement.setInt(2, most);
    return numbers(statement);
  }

  static Optional<Instant> nextDue(SqlConnection connection) throws SQLException {
    var statement =
        connection.prepare("select due from executions where due is not null order by due limit 1");
    return numbers(statement).stream().findFirst().map(Instant::ofEpochMilli);
  }

  static List<Long> pending(SqlConnection connection) throws SQLException {
    return numbers(connection.prepare("select number from executions where pending = 1"));
  }

  private static List<Long> numbers(PreparedStatement statement) throws SQLException {
    var numbers = new ArrayList<Long>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }

  /** Deletes some executions that ended before an instant; returns how many. */
  static int purge(SqlConnection connection, Instant before) throws SQLException {
    var statement =
        connection.prepare("select number from executions where ended < ? limit " + MOST_PURGED);
    statement.setLong(1, before.toEpochMilli());
    List<Long> numbers = numbers(statement);
    for (long number : numbers) {
      connection.execute("delete from execution_history where execution = ?", number);
      connection.execute("delete from executions where number = ?", number);
    }
    return numbers.size();
  }
}
