package io.relance.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves the test clock: from one due instant to the next, and on only when all that was due is done
 * or waits for a later instant.
 */
public final class TestClockDriver {
  private static final Duration LOOK = Duration.ofMillis(2);
  private static final int QUIET_LOOKS = 3;

  private final TestClock clock;
  private final List<Part> parts;

  TestClockDriver(TestClock clock, List<Part> parts) {
    this.clock = clock;
    this.parts = List.copyOf(parts);
  }

  /** A part that depends on the clock. */
  interface Part {
    /** Whether it is idle until the clock moves. */
    boolean idle();

    /** The next instant at which it has work. */
    Optional<Instant> nextDue();

    /** Tells it that the clock moved. */
    void wake();
  }

  /** The time of the test clock. */
  Instant now() {
    return clock.instant();
  }

  /** Advances the clock; returns its time when all due work is done. */
  public synchronized Instant advance(Duration duration) {
    var target = clock.instant().plus(duration);
    settle();
    for (var due = next(target); due.isPresent(); due = next(target)) {
      moveTo(due.orElseThrow());
    }
    moveTo(target);
    return clock.instant();
  }

  private void moveTo(Instant instant) {
    clock.moveTo(instant);
    parts.forEach(Part::wake);
    settle();
  }

  /** The next instant after now, and not after a target, at which something is due. */
  private Optional<Instant> next(Instant target) {
    var now = clock.instant();
    return parts.stream()
        .map(Part::nextDue)
        .flatMap(Optional::stream)
        .filter(due -> due.isAfter(now) && !due.isAfter(target))
        .min(Instant::compareTo);
  }

  /**
   * Waits until nothing is left to do, looked at more than once since work passes between parts.
   */
  private void settle() {
    int quiet = 0;
    while (quiet < QUIET_LOOKS) {
      quiet = parts.stream().allMatch(Part::idle) ? quiet + 1 : 0;
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
