package io.relance.embedded.sqlite;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks for damage in the database file: when it is opened, and every day. */
final class IntegrityChecks {
  private static final Duration INTERVAL = Duration.ofDays(1);
  private static final Duration AFTER_INTERRUPT = Duration.ofMinutes(1);
  private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(20);

  private final Connections connections;
  private final CountDownLatch checked = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable SqlConnection connection;
  private volatile @Nullable String damage;
  private volatile boolean interrupted;

  IntegrityChecks(Connections connections) {
    this.connections = connections;
    this.thread = Thread.ofPlatform().name("sqlite-integrity").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** What the latest check found; empty when it found nothing or none is done yet. */
  Optional<String> damage() {
    return Optional.ofNullable(damage);
  }

  /** Waits for the first check. */
  void awaitFirst() throws InterruptedException {
    checked.await();
  }

  /** Ends a check that is running, since it reads all the time; it is repeated a minute later. */
  void interrupt() {
    var running = connection;
    if (running != null) {
      interrupted = true;
      running.interrupt();
    }
  }

  /** Ends a check that is running: its connection must not outlast the others. */
  void close() throws InterruptedException {
    closing.countDown();
    while (!thread.join(BETWEEN_INTERRUPTS)) {
      var running = connection;
      if (running != null) {
        running.interrupt();
      }
    }
  }

  private void run() {
    try {
      do {
        interrupted = false;
        check();
        if (!interrupted) {
          checked.countDown();
        }
      } while (!closing.await(pause().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    return interrupted ? AFTER_INTERRUPT : INTERVAL;
  }

  private void check() {
    var found = found();
    if (closing.getCount() == 0 || interrupted) {
      return;
    }
    damage = found;
    if (found != null) {
      System.getLogger(IntegrityChecks.class.getName())
          .log(
              Level.ERROR,
              "The database is damaged ({0}). Stop the server; restore a backup, or recover what is"
                  + " readable with: sqlite3 relance.db .recover",
              found);
    }
  }

  private @Nullable String found() {
    try {
      var reader = connections.reader();
      connection = reader;
      try (var rows = reader.prepare("pragma quick_check(1)").executeQuery()) {
        var result = rows.next() ? rows.getString(1) : "no result";
        return result.equals("ok") ? null : result;
      } finally {
        connection = null;
        reader.close();
      }
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
