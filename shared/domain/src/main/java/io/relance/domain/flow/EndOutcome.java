package io.relance.domain.flow;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What reaching an end means for the contact who reached it. */
public enum EndOutcome {
  SUCCESS,
  ABANDON,
  FAILURE,
  NEUTRAL;

  /** The outcome of a name in lower case. */
  public static Optional<EndOutcome> named(String name) {
    return Stream.of(values())
        .filter(endOutcome -> endOutcome.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
