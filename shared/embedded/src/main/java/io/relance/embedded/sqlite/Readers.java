package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/** A few connections that only read; the one used last is used first, its pages being at hand. */
final class Readers {
  private final List<SqlConnection> all;
  private final LinkedBlockingDeque<SqlConnection> free;

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
      return free.takeFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted before reading", e);
    }
  }

  void close() throws InterruptedException, SQLException {
    for (var _ : all) {
      free.takeFirst().close();
    }
  }
}
