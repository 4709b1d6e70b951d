package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A few read-only connections; the most recently used is reused first, for its cached pages. */
final class Readers {
  /** How often waiting readers check whether it was closed. */
  private static final long LOOK_MILLIS = 100;

  private final List<SqlConnection> all;
  private final LinkedBlockingDeque<SqlConnection> free;
  private volatile boolean closed;

  Readers(List<SqlConnection> connections) {
    this.all = List.copyOf(connections);
    this.free = new LinkedBlockingDeque<>(connections);
  }

  <T extends @Nullable Object> T read(SqlWork<T> work) {
    var connection = take();
    try {
      return run(work, connection);
    } catch (SQLException e) {
      throw SqlFailures.of(e);
    } finally {
      free.addFirst(connection);
    }
  }

  private static <T extends @Nullable Object> T run(SqlWork<T> work, SqlConnection connection)
      throws SQLException {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      connection.forgetStatements();
      throw e;
    }
  }

  private SqlConnection take() {
    try {
      while (!closed) {
        var connection = free.pollFirst(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (connection != null) {
          return connection;
        }
      }
      throw new TransientFailure("The database is closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted before reading", e);
    }
  }

  /** Waits for reads in progress; waiting readers are refused. */
  void close() throws InterruptedException, SQLException {
    closed = true;
    for (var _ : all) {
      free.takeFirst().close();
    }
  }
}
