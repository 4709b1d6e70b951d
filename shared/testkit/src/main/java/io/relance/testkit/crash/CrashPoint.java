package io.relance.testkit.crash;

/**
 * The point at which a simulated process ends: just before or just after one of its effects on what
 * outlives it. Once it has ended nothing more is read or done.
 */
public final class CrashPoint implements EffectWatch {
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

  @Override
  public void before(Effect effect) {
    pass();
  }

  @Override
  public void after(Effect effect) {
    pass();
  }

  /** A dead process does not even read. */
  @Override
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
