package io.relance.application.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of a preview: it shows what it is told. */
final class PretendClock implements InstantSource {
  private Instant now;

  PretendClock(Instant start) {
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
