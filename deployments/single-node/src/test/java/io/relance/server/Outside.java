package io.relance.server;

import io.relance.testkit.crash.DiskImage;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Instant;

/** What outlives a process: its disk, the time, and who took messages. */
record Outside(Path folder, HandClock clock, FakeProviders carriers) {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  static Outside in(Path folder) {
    return new Outside(folder, new HandClock(START), new FakeProviders(true));
  }

  /** As it is at this moment, to be gone on with elsewhere. */
  Outside picture(Path images) {
    return new Outside(
        DiskImage.of(folder, images), new HandClock(clock.instant()), carriers.like(true));
  }

  Outside withProvidersThatCannotBeAsked() {
    return new Outside(folder, clock, carriers.like(false));
  }
}
