package io.relance.embedded.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;

/** Opens the connections to one file, each set for its role. */
final class Connections {
  private static final int BUSY_MILLIS = Math.toIntExact(Duration.ofSeconds(5).toMillis());
  private static final int WRITER_CACHE_KIB = 32 * 1024;

  private final Path file;

  Connections(Path file) {
    this.file = file;
  }

  SqlConnection writer() throws SQLException {
    var config = common();
    config.setCacheSize(-WRITER_CACHE_KIB);
    var connection = open(config);
    try (var statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      // Checkpoints are ours; on macOS only fullfsync reaches the disk itself.
      statement.execute("pragma wal_autocheckpoint = 0");
      statement.execute("pragma fullfsync = 1");
      statement.execute("pragma checkpoint_fullfsync = 1");
      // What is deleted is to be gone from the file too.
      statement.execute("pragma secure_delete = on");
    }
    connection.setAutoCommit(false);
    return new SqlConnection(connection);
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
