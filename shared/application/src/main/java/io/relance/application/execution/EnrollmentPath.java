package io.relance.application.execution;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The path of one enrollment so far.
 *
 * @param passed the completed elements, in order
 * @param now the current position; empty once it has ended
 */
public record EnrollmentPath(List<Passed> passed, Optional<Position> now) {
  public EnrollmentPath {
    passed = List.copyOf(passed);
  }

  /**
   * A completed element of an enrollment.
   *
   * @param wave the one in which it was at the element
   * @param exit the exit taken; empty where it ended
   * @param until the end of the wait after it
   * @param branched whether other members of its wave took another exit
   */
  public record Passed(
      WaveId wave,
      ElementId element,
      Optional<String> exit,
      Instant at,
      Optional<Instant> until,
      boolean branched) {}

  /** The waves in which it was. */
  Set<WaveId> waves() {
    var waves = new LinkedHashSet<WaveId>();
    passed.forEach(passing -> waves.add(passing.wave()));
    now.ifPresent(position -> waves.add(position.wave()));
    return waves;
  }

  /**
   * The position of an enrollment.
   *
   * @param until the end of the wait, if the element is a delay
   */
  public record Position(WaveId wave, ElementId element, Optional<Instant> until) {}
}
