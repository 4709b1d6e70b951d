package io.relance.interpreter.machine;

import io.relance.domain.engine.InvalidDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A definition that was checked, with compiled expressions.
 *
 * @param states all of them, those inside Parallel and Map states too; their names are unique
 */
public record Machine(String startAt, Map<String, State> states, Optional<Duration> timeout) {
  public Machine {
    states = Map.copyOf(states);
  }

  /**
   * Reads a definition.
   *
   * @throws InvalidDefinition naming everything that is wrong, each with its state and field
   */
  public static Machine read(String definition) {
    return new MachineReader().read(definition);
  }

  /** How long an execution lasts at most: a year, or less where the definition says so. */
  public Duration longest() {
    return timeout
        .filter(own -> own.compareTo(Limits.LONGEST_EXECUTION) < 0)
        .orElse(Limits.LONGEST_EXECUTION);
  }

  public State state(String name) {
    return Objects.requireNonNull(states.get(name), () -> "No state named " + name);
  }
}
