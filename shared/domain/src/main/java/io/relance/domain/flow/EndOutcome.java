package io.relance.domain.flow;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The outcome of an enrollment that reaches an end. */
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
