package io.relance.embedded.alarm;

import io.relance.domain.alarm.Alarm;
import io.relance.embedded.sqlite.Schema;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs an action at each requested instant, one run at a time, on a separate thread; also at those
 * that were requested before a restart.
 *
 * <p>{@link #wake} must be called after the clock is set.
 */
public final class TimerAlarm implements Alarm, AutoCloseable {
  private static final Schema SCHEMA =
      Schema.of("alarm", "create table alarms (due integer primary key)");

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final Runnable action;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableSet<Instant> due = new TreeSet<>();
  private final Thread thread;
  private boolean closed;

  /** Nothing is run before {@link #start}. */
  public TimerAlarm(SqliteDatabase database, InstantSource clock, Runnable action) {
    database.install(SCHEMA);
    this.database = database;
    this.clock = clock;
    this.action = action;
    this.due.addAll(database.read(TimerAlarm::stored));
    this.thread = Thread.ofVirtual().name("alarm").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private static List<Instant> stored(SqlConnection connection) throws SQLException {
    var kept = new ArrayList<Instant>();
    try (var rows = connection.prepare("select due from alarms").executeQuery()) {
      while (rows.next()) {
        kept.add(Instant.ofEpochMilli(rows.getLong(1)));
      }
    }
    return kept;
  }

  @Override
  public void wakeAt(Instant instant) {
    long millis = instant.plusNanos(999_999).toEpochMilli();
    database.write(
        connection -> connection.execute("insert or ignore into alarms values (?)", millis));
    locked(() -> due.add(Instant.ofEpochMilli(millis)));
  }

  /** The next requested instant. */
  public Optional<Instant> nextDue() {
    lock.lock();
    try {
      return due.isEmpty() ? Optional.empty() : Optional.of(due.first());
    } finally {
      lock.unlock();
    }
  }

  /** Whether the thread that serves instants is alive. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Looks at the clock again. */
  public void wake() {
    locked(() -> true);
  }

  /** Ends once a running action has ended. */
  @Override
  public void close() {
    locked(() -> closed = true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void locked(java.util.function.BooleanSupplier change) {
    lock.lock();
    try {
      var _ = change.getAsBoolean();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (var served = awaitDue(); served.isPresent(); served = awaitDue()) {
      try {
        action.run();
        forget(served.orElseThrow());
      } catch (Throwable e) {
        // An alarm is a hint: the agenda is looked at again a minute later in any case.
        System.getLogger(TimerAlarm.class.getName())
            .log(System.Logger.Level.WARNING, "The action of an alarm failed", e);
      }
    }
  }

  private void forget(Instant served) {
    database.write(
        connection ->
            connection.execute("delete from alarms where due <= ?", served.toEpochMilli()));
  }

  /** Waits for the next instant and removes all that have passed; empty if closed. */
  private Optional<Instant> awaitDue() {
    lock.lock();
    try {
      while (!closed) {
        var now = clock.instant();
        if (!due.isEmpty() && !due.first().isAfter(now)) {
          due.headSet(now, true).clear();
          return Optional.of(now);
        }
        var _ = changed.awaitNanos(nanosUntilFirst(now));
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private long nanosUntilFirst(Instant now) {
    return due.isEmpty()
        ? Long.MAX_VALUE
        : TimeUnit.MILLISECONDS.toNanos(due.first().toEpochMilli() - now.toEpochMilli() + 1);
  }
}
