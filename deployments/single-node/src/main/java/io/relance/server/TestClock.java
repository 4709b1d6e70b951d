package io.relance.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is advanced, and never goes back. It survives a restart: its
 * time is written to the data folder before it is visible.
 */
public final class TestClock implements InstantSource {
  private final TestClockFile file;
  private final AtomicReference<Reading> reading;

  private TestClock(TestClockFile file, Reading reading) {
    this.file = file;
    this.reading = new AtomicReference<>(reading);
  }

  /**
   * The time of the test clock.
   *
   * @param ahead how far it was moved by hand in all
   */
  record Reading(Instant now, Duration ahead) {}

  /**
   * The clock of a data folder.
   *
   * @param start what it shows where no clock has run before
   */
  static TestClock of(Path folder, Instant start) {
    var file = new TestClockFile(folder);
    return new TestClock(file, file.read().orElseGet(() -> first(file, start)));
  }

  private static Reading first(TestClockFile file, Instant start) {
    var reading = new Reading(start.truncatedTo(ChronoUnit.MILLIS), Duration.ZERO);
    file.write(reading);
    return reading;
  }

  @Override
  public Instant instant() {
    return reading.get().now();
  }

  /** Real time, which runs, and jumps as far as this clock is moved: for delays and back-off. */
  InstantSource realTime() {
    return () -> Instant.now().plus(reading.get().ahead());
  }

  synchronized void moveTo(Instant instant) {
    var before = reading.get();
    if (instant.isAfter(before.now())) {
      var step = Duration.between(before.now(), instant);
      var after = new Reading(instant, before.ahead().plus(step));
      file.write(after);
      reading.set(after);
    }
  }
}
