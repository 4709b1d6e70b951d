package io.relance.embedded.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write that was handed in, what it came to, and who waits for it. */
final class PendingWrite<T extends @Nullable Object> {
  /**
   * A write failed after it had changed rows, or made SQLite roll back: the shared transaction must
   * be rolled back.
   */
  static final class Spoiled extends Exception {
    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    Spoiled(Throwable cause) {
      super(cause);
      this.failure = SqlFailures.of(cause);
    }

    RuntimeException failure() {
      return failure;
    }
  }

  private final SqlWork<T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable RuntimeException refusal;

  PendingWrite(SqlWork<T> work) {
    this.work = work;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  void run(SqlConnection connection) throws Spoiled {
    try {
      var mark = connection.mark();
      refusal = null;
      try {
        result = work.run(connection);
      } catch (SQLException | RuntimeException | Error e) {
        if (connection.mark().changes() != mark.changes() || SqlFailures.endsTransaction(e)) {
          throw new Spoiled(e);
        }
        if (e instanceof SQLException) {
          connection.forgetStatements();
        }
        connection.forgetSince(mark);
        refusal = SqlFailures.of(e);
      }
    } catch (SQLException e) {
      throw new Spoiled(e);
    }
  }

  @SuppressWarnings("NullAway") // Null only where the work answers null.
  void complete() {
    if (refusal == null) {
      answer.complete(result);
    } else {
      answer.completeExceptionally(refusal);
    }
  }

  /** What it failed with, when it changed nothing. */
  Optional<RuntimeException> refusal() {
    return Optional.ofNullable(refusal);
  }

  void fail(RuntimeException failure) {
    answer.completeExceptionally(failure);
  }
}
