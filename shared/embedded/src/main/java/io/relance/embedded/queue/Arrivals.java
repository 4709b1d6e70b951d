package io.relance.embedded.queue;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets receivers sleep until there may be something for them; told by the writer, after commits.
 */
final class Arrivals {
  private static final long NEVER = Long.MAX_VALUE;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ready = true;
  private long nextDue = NEVER;
  private String servedLast = "";

  Arrivals(InstantSource clock) {
    this.clock = clock;
  }

  /** The group whose turn it was last; asked and told by the writer only. */
  String servedLast() {
    return servedLast;
  }

  void served(String group) {
    servedLast = group;
  }

  /** A message can be received now. */
  void ready() {
    lock.lock();
    try {
      ready = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** A message can be received from an instant on. */
  void due(long millis) {
    lock.lock();
    try {
      if (millis < nextDue) {
        nextDue = millis;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What a receive left behind. */
  void left(boolean more, long due) {
    lock.lock();
    try {
      ready = more;
      nextDue = due;
      if (more || due <= clock.millis()) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes those who wait look at the clock again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there may be something, now or before the deadline in {@link System#nanoTime}. */
  boolean await(long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!isReady()) {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        var untilDue = TimeUnit.MILLISECONDS.toNanos(nextDue - clock.millis());
        var _ = changed.awaitNanos(nextDue == NEVER ? left : Math.min(left, untilDue));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isReady() {
    return ready || nextDue <= clock.millis();
  }
}
