package io.relance.embedded.sqlite;

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
    try {
      var connection = free.takeFirst();
      try {
        return work.run(connection);
      } catch (SQLException e) {
        throw SqlFailures.of(e);
      } finally {
        free.addFirst(connection);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new io.relance.domain.failure.TransientFailure("Interrupted before reading", e);
    }
  }

  void close() throws InterruptedException, SQLException {
    for (var _ : all) {
      free.takeFirst().close();
    }
  }
}
