package io.relance.functions.api;

import java.time.Instant;
import java.time.InstantSource;

/** The time of all that marketers see; may stand still in tests. */
public record ProjectClock(InstantSource source) {
  public Instant now() {
    return source.instant();
  }
}
