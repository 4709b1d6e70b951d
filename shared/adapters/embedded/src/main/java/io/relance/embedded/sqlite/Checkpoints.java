package io.relance.embedded.sqlite;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies committed changes from the write-ahead log into the database file, concurrently with the
 * writer, so that the log stays short.
 */
final class Checkpoints {
  private static final long EVERY_CHANGES = 4_000;
  private static final long EVERY_COMMITS = 64;
  private static final long LONG_LOG_FRAMES = 16_000;

  private final SqlConnection connection;

  /**
   * Held during a checkpoint that another thread may have to wait for: SQLite refuses a second one
   * at once, however long its connection would wait.
   */
  private final Lock running = new ReentrantLock();

  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private long changesSeen;
  private long commits;
  private volatile boolean restartWanted;
  private volatile boolean closed;

  Checkpoints(SqlConnection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().name("sqlite-checkpoint").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Called by the writer between two transactions. */
  void afterCommit(SqlConnection writer) {
    try {
      var changes = writer.mark().changes();
      if (++commits >= EVERY_COMMITS || changes - changesSeen >= EVERY_CHANGES) {
        changesSeen = changes;
        commits = 0;
        wanted.release();
      }
      if (restartWanted) {
        restartWanted = false;
        checkpoint(writer, "pragma wal_checkpoint(restart)");
      }
    } catch (SQLException e) {
      // The log stays long; the next checkpoint copies the rest.
    }
  }

  /**
   * Carries all of the log into the file and empties it; called by the writer between two
   * transactions.
   *
   * @return false when a reader was in the way for as long as a connection waits
   */
  boolean truncate(SqlConnection writer) throws SQLException {
    running.lock();
    try (var rows = writer.prepare("pragma wal_checkpoint(truncate)").executeQuery()) {
      return rows.next() && rows.getInt(1) == 0;
    } finally {
      running.unlock();
    }
  }

  void close() throws InterruptedException {
    closed = true;
    wanted.release();
    thread.join();
  }

  private void run() {
    while (!closed) {
      try {
        wanted.acquire();
        wanted.drainPermits();
        restartWanted = passive() > LONG_LOG_FRAMES;
      } catch (InterruptedException | SQLException e) {
        // As above: tried again after the next changes.
      }
    }
  }

  private long passive() throws SQLException {
    running.lock();
    try {
      return checkpoint(connection, "pragma wal_checkpoint(passive)");
    } finally {
      running.unlock();
    }
  }

  /** How many frames the log held. */
  private static long checkpoint(SqlConnection connection, String pragma) throws SQLException {
    try (var rows = connection.prepare(pragma).executeQuery()) {
      return rows.next() ? rows.getLong(2) : 0;
    }
  }
}
