package io.relance.embedded.queue;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes receivers when there may be messages; the writer signals it after commits. */
final class QueueSignal {
  private static final long NEVER = Long.MAX_VALUE;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ready = true;
  private boolean stopped;

  /** At the start everything in flight is due. */
  private long nextDue = Long.MIN_VALUE;

  private String servedLast = "";

  QueueSignal(InstantSource clock) {
    this.clock = clock;
  }

  /** The group that was served last; used by the writer only. */
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

  /** Called after a receive: whether there is more, and when its messages become visible again. */
  void taken(boolean more, long again) {
    lock.lock();
    try {
      ready = more;
      nextDue = Math.min(nextDue, again);
      if (isReady()) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sets the next instant at which a message becomes due. */
  void dueNext(long millis) {
    lock.lock();
    try {
      nextDue = millis;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a message may have become due; nothing is due before the earliest instant known. */
  boolean isDue(long now) {
    lock.lock();
    try {
      return nextDue <= now;
    } finally {
      lock.unlock();
    }
  }

  /** Makes waiting receivers read the clock again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets waiting receivers go, and none wait any more. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there may be something, now or before the deadline in {@link System#nanoTime}. */
  boolean await(long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (stopped || !isReady()) {
        var left = deadline - System.nanoTime();
        if (stopped || left <= 0) {
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
