package io.relance.embedded.sqlite;

import io.relance.domain.failure.TransientFailure;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Distinguishes disk failures from invalid statements. */
final class SqlFailures {
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_NOMEM = 7;
  private static final int SQLITE_INTERRUPT = 9;
  private static final int SQLITE_IOERR = 10;
  private static final int SQLITE_CORRUPT = 11;
  private static final int SQLITE_FULL = 13;
  private static final int SQLITE_NOTADB = 26;

  private SqlFailures() {}

  static RuntimeException of(Throwable failure) {
    return switch (failure) {
      case RuntimeException known -> known;
      case SQLiteException refused when isFull(refused) -> TransientFailure.diskFull(refused);
      case SQLiteException refused when passes(refused) ->
          new TransientFailure("The database could not read or write", refused)
              .with("code", refused.getResultCode());
      default -> new IllegalStateException("A database statement failed", failure);
    };
  }

  private static boolean passes(SQLiteException refused) {
    return switch (primaryCode(refused)) {
      case 3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 23, 26 -> true;
      default -> false;
    };
  }

  /** The low byte is the primary code: https://www.sqlite.org/rescode.html. */
  private static int primaryCode(SQLiteException refused) {
    return refused.getResultCode().code & 0xFF;
  }

  /** SQLite may have rolled back already: https://www.sqlite.org/lang_transaction.html. */
  static boolean endsTransaction(Throwable failure) {
    return failure instanceof SQLiteException refused
        && switch (primaryCode(refused)) {
          case SQLITE_BUSY, SQLITE_NOMEM, SQLITE_INTERRUPT, SQLITE_IOERR, SQLITE_FULL -> true;
          default -> false;
        };
  }

  private static boolean isFull(SQLiteException refused) {
    return primaryCode(refused) == SQLITE_FULL;
  }

  /** The state of the database after a failed write; working if only the statement was invalid. */
  static WriteState stateAfter(Throwable failure) {
    return failure instanceof SQLiteException refused
        ? switch (primaryCode(refused)) {
          case SQLITE_FULL -> WriteState.DISK_FULL;
          case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB -> WriteState.FAILING;
          default -> WriteState.WORKING;
        }
        : WriteState.WORKING;
  }

  static RuntimeException unknown(SQLException failure) {
    if (failure instanceof SQLiteException refused && isFull(refused)) {
      return TransientFailure.diskFull(refused);
    }
    return new TransientFailure("A commit failed: whether it happened is unknown", failure);
  }
}
