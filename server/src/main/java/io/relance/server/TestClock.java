package io.relance.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved by hand, and never goes back. */
public final class TestClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public TestClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  void moveTo(Instant instant) {
    now.updateAndGet(before -> instant.isAfter(before) ? instant : before);
  }

  void advance(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }
}
