package io.relance.embedded.alarm;

import io.relance.domain.alarm.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs an action at each instant asked for, one run after the other, in a thread of its own.
 *
 * <p>Whoever moves the clock by hand calls {@link #wake} afterwards.
 */
public final class TimerAlarm implements Alarm, AutoCloseable {
  private final InstantSource clock;
  private final Runnable action;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableSet<Instant> due = new TreeSet<>();
  private final Thread thread;
  private boolean closed;

  public TimerAlarm(InstantSource clock, Runnable action) {
    this.clock = clock;
    this.action = action;
    this.thread = Thread.ofVirtual().name("alarm").start(this::run);
  }

  @Override
  public void wakeAt(Instant instant) {
    locked(() -> due.add(instant));
  }

  /** The next instant asked for that was not served yet. */
  public Optional<Instant> nextDue() {
    lock.lock();
    try {
      return due.isEmpty() ? Optional.empty() : Optional.of(due.first());
    } finally {
      lock.unlock();
    }
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
    while (awaitDue()) {
      try {
        action.run();
      } catch (RuntimeException e) {
        // An alarm is a hint: the agenda is looked at again a minute later in any case.
        System.getLogger(TimerAlarm.class.getName())
            .log(System.Logger.Level.WARNING, "What an alarm woke has failed", e);
      }
    }
  }

  /** Waits for the next instant and takes all that have come; false when closed. */
  private boolean awaitDue() {
    lock.lock();
    try {
      while (!closed) {
        var now = clock.instant();
        if (!due.isEmpty() && !due.first().isAfter(now)) {
          due.headSet(now, true).clear();
          return true;
        }
        var _ = changed.awaitNanos(nanosUntilFirst(now));
      }
      return false;
    } catch (InterruptedException e) {
      return false;
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
