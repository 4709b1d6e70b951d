package io.relance.functions.api;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the project, which the test clock can replace. */
public record ProjectClock(InstantSource source) {
  public Instant now() {
    return source.instant();
  }
}
