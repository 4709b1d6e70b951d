package io.relance.embedded.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** A connection with a cache of prepared statements; used by one thread at a time. */
public final class SqlConnection {
  private final SQLiteConnection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private long transaction;

  SqlConnection(SQLiteConnection connection) {
    this.connection = connection;
  }

  /** The cached statement for this text; its user must not close it. */
  public PreparedStatement prepare(String sql) throws SQLException {
    var known = statements.get(sql);
    if (known != null) {
      return known;
    }
    var prepared = connection.prepareStatement(sql);
    statements.put(sql, prepared);
    return prepared;
  }

  /** Runs a statement with these values; returns the number of changed rows. */
  public int execute(String sql, @Nullable Object... values) throws SQLException {
    var statement = prepare(sql);
    for (var place = 0; place < values.length; place++) {
      statement.setObject(place + 1, values[place]);
    }
    return statement.executeUpdate();
  }

  /** Runs this once the running write is durable; not at all when it is undone. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** The JDBC connection; the caller must not end its transaction. */
  public Connection jdbc() {
    return connection;
  }

  /** How far the running transaction has come, to see whether a write left anything in it. */
  Mark mark() throws SQLException {
    return new Mark(connection.getDatabase().total_changes(), afterCommit.size());
  }

  /** Drops the actions that a rolled-back write registered for after the commit. */
  void forgetSince(Mark mark) {
    afterCommit.subList(mark.actions(), afterCommit.size()).clear();
  }

  /** The number of the running transaction of the file, which several writes share. */
  public long transaction() {
    return transaction;
  }

  void commit() throws SQLException {
    connection.commit();
    transaction++;
  }

  /** Empties the cache, because the driver closes a statement that failed. */
  void forgetStatements() throws SQLException {
    for (var statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }

  void rollback() throws SQLException {
    transaction++;
    afterCommit.clear();
    forgetStatements();
    try {
      connection.rollback();
    } catch (SQLException e) {
      // After a disk failure SQLite has rolled back; the driver does not begin another transaction.
      connection.getDatabase().exec("begin", false);
    }
  }

  /** Rebuilds the file, between two transactions. */
  void vacuum() throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("vacuum");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  List<Runnable> takeAfterCommit() {
    if (afterCommit.isEmpty()) {
      return List.of();
    }
    var taken = List.copyOf(afterCommit);
    afterCommit.clear();
    return taken;
  }

  /** Ends the statement that another thread runs on this connection. */
  void interrupt() {
    try {
      connection.getDatabase().interrupt();
    } catch (SQLException e) {
      // It was closed: nothing runs on it.
    }
  }

  void close() throws SQLException {
    connection.close();
  }

  record Mark(long changes, int actions) {}
}
