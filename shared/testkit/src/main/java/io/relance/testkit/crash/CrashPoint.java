package io.relance.testkit.crash;

import java.util.function.Supplier;

/**
 * The point at which a simulated process ends: just before or just after one of its effects on what
 * outlives it. Once it has ended nothing more is read or done.
 */
public final class CrashPoint {
  private final long last;
  private long passed;
  private boolean dead;

  private CrashPoint(long last) {
    this.last = last;
  }

  /** Ends at the n-th point: 0 is before the first effect, 1 after it, and so on. */
  public static CrashPoint at(long point) {
    return new CrashPoint(point);
  }

  public static CrashPoint never() {
    return new CrashPoint(Long.MAX_VALUE);
  }

  /** How many points were passed. */
  public synchronized long passed() {
    return passed;
  }

  public synchronized boolean dead() {
    return dead;
  }

  /** Something that outlives the process, with a point before and one after it. */
  public <T> T effect(Supplier<T> effect) {
    pass();
    var result = effect.get();
    pass();
    return result;
  }

  public void effect(Runnable effect) {
    effect(
        () -> {
          effect.run();
          return true;
        });
  }

  /** Something that changes nothing; a dead process does not even read. */
  public synchronized void reading() {
    if (dead) {
      throw new SimulatedCrash();
    }
  }

  private synchronized void pass() {
    reading();
    if (passed == last) {
      dead = true;
      throw new SimulatedCrash();
    }
    passed++;
  }
}
