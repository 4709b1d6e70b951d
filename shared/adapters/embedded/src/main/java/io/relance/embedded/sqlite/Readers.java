package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A few read-only connections; the most recently used is reused first, for its cached pages. */
final class Readers {
  /** How often waiting readers check whether it was closed. */
  private static final long LOOK_MILLIS = 100;

  private final List<SqlConnection> all;
  private final LinkedBlockingDeque<SqlConnection> free;

  /** The connection of the reads that a thread does together. */
  private final ScopedValue<SqlConnection> together = ScopedValue.newInstance();

  private volatile boolean closed;

  Readers(List<SqlConnection> connections) {
    this.all = List.copyOf(connections);
    this.free = new LinkedBlockingDeque<>(connections);
  }

  <T extends @Nullable Object> T read(SqlWork<T> work) {
    return together.isBound() ? answer(work, together.get()) : using(it -> answer(work, it));
  }

  /** Does reads of this thread in one transaction: they see the same commits. */
  void together(Runnable reads) {
    if (together.isBound()) {
      reads.run();
    } else {
      var _ = using(connection -> together(reads, connection));
    }
  }

  private boolean together(Runnable reads, SqlConnection connection) {
    try {
      connection.jdbc().setAutoCommit(false);
      try {
        ScopedValue.where(together, connection).run(reads);
      } finally {
        connection.jdbc().setAutoCommit(true);
      }
      return true;
    } catch (SQLException e) {
      throw SqlFailures.of(e);
    }
  }

  private <T extends @Nullable Object> T using(Function<SqlConnection, T> reads) {
    var connection = take();
    try {
      return reads.apply(connection);
    } finally {
      free.addFirst(connection);
    }
  }

  private static <T extends @Nullable Object> T answer(SqlWork<T> work, SqlConnection connection) {
    try {
      return run(work, connection);
    } catch (SQLException e) {
      throw SqlFailures.of(e);
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
