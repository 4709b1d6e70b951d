package io.relance.embedded.engine;

import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.interpreter.execution.Execution;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a turn writes, encoded beforehand to save time on the one writer thread.
 *
 * @param state the execution as JSON
 * @param events that the turn added to the history, as JSON
 * @param messages of tasks, and the status event at the end
 */
record PreparedWrite(
    StoredExecution kept, String state, Optional<Events> events, List<OutgoingMessage> messages) {
  /** A row of the history. */
  record Events(long first, String json) {}

  /** The approximate size of the execution in memory. */
  int size() {
    return state.length();
  }

  private Execution execution() {
    return kept.execution();
  }

  /** Inserts the execution; false if its name is taken. */
  boolean insert(SqlConnection connection, SqliteQueue queue, Arns.ExecutionKey key)
      throws SQLException {
    if (!ExecutionTable.insert(connection, this, key)) {
      return false;
    }
    rest(connection, queue);
    return true;
  }

  boolean update(SqlConnection connection, SqliteQueue queue) throws SQLException {
    ExecutionTable.update(connection, this);
    rest(connection, queue);
    return true;
  }

  private void rest(SqlConnection connection, SqliteQueue queue) throws SQLException {
    if (events.isPresent()) {
      HistoryTable.append(connection, kept.number(), events.get());
    }
    for (OutgoingMessage message : messages) {
      queue.insert(connection, message.queue(), message.message());
    }
  }

  /** In epoch milliseconds, rounded up, so that nothing is found before it is due. */
  @Nullable Long due() {
    return execution().due().map(PreparedWrite::millisUp).orElse(null);
  }

  private static long millisUp(Instant instant) {
    return instant.plusNanos(999_999).toEpochMilli();
  }

  int pending() {
    return execution().pending().isEmpty() ? 0 : 1;
  }

  @Nullable Long ended() {
    return execution().end().map(end -> end.at().toEpochMilli()).orElse(null);
  }
}
