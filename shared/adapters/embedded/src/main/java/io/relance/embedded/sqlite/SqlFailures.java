package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Tells a disk that fails from a statement that is wrong. */
final class SqlFailures {
  private SqlFailures() {}

  static RuntimeException of(Throwable failure) {
    return switch (failure) {
      case RuntimeException known -> known;
      case SQLiteException refused when passes(refused) ->
          new TransientFailure("The database could not read or write", refused)
              .with("code", refused.getResultCode());
      default -> new IllegalStateException("A database statement failed", failure);
    };
  }

  private static boolean passes(SQLiteException refused) {
    // The low byte is the primary code: https://www.sqlite.org/rescode.html
    return switch (refused.getResultCode().code & 0xFF) {
      case 3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 23, 26 -> true;
      default -> false;
    };
  }

  static RuntimeException unknown(SQLException failure) {
    return new TransientFailure("A commit failed: whether it happened is unknown", failure);
  }
}
