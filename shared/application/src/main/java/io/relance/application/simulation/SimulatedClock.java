package io.relance.application.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** The settable clock of a simulation. */
final class SimulatedClock implements InstantSource {
  private Instant now;

  SimulatedClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void show(Instant instant) {
    now = instant;
  }
}
