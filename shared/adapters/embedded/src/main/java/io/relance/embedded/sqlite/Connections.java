package io.relance.embedded.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;

/** Opens the connections to one file, each set for its role. */
final class Connections {
  /** How tables are laid; raised when an older file can be read no more. */
  private static final int FORMAT = 2;

  private static final int BUSY_MILLIS = Math.toIntExact(Duration.ofSeconds(5).toMillis());

  /**
   * Enough for the inner pages of every index. At the end of a transaction that has split a page
   * SQLite visits all pages of the cache: with 16 MB that was a fifth of the writer's processor
   * time.
   */
  private static final int WRITER_CACHE_KIB = 4 * 1024;

  /**
   * An item that changes dirties its page, most are smaller, and what is dirty is written twice.
   */
  private static final int PAGE_BYTES = 2 * 1024;

  private final Path file;

  Connections(Path file) {
    this.file = file;
  }

  SqlConnection writer() throws SQLException {
    var config = common();
    config.setCacheSize(-WRITER_CACHE_KIB);
    config.setPageSize(PAGE_BYTES);
    var connection = open(config);
    try (var statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      // Checkpoints run explicitly; on macOS only fullfsync reaches the disk.
      statement.execute("pragma wal_autocheckpoint = 0");
      statement.execute("pragma fullfsync = 1");
      statement.execute("pragma checkpoint_fullfsync = 1");
      // Deleted data must be overwritten in the file.
      statement.execute("pragma secure_delete = on");
    }
    checkFormat(connection);
    connection.setAutoCommit(false);
    return new SqlConnection(connection);
  }

  /** Checks that the file has the format of this version, or is new. */
  private void checkFormat(SQLiteConnection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var format = number(statement, "pragma user_version");
      if (format != FORMAT && number(statement, "select count(*) from sqlite_schema") > 0) {
        throw new DataFolderUnusable(
            "%s was written by another version of Relance (format %d, this one has %d): %s"
                .formatted(file, format, FORMAT, "use that version, or another folder."),
            null);
      }
      statement.execute("pragma user_version = " + FORMAT);
    }
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  SqlConnection checkpointer() throws SQLException {
    return new SqlConnection(open(common()));
  }

  SqlConnection reader() throws SQLException {
    var config = common();
    config.setReadOnly(true);
    return new SqlConnection(open(config));
  }

  private SQLiteConnection open(SQLiteConfig config) throws SQLException {
    Properties properties = config.toProperties();
    return new JDBC4Connection("jdbc:sqlite:" + file, file.toString(), properties);
  }

  private static SQLiteConfig common() {
    var config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    // Else each insert is followed by a query for its row id.
    config.setGetGeneratedKeys(false);
    return config;
  }
}
