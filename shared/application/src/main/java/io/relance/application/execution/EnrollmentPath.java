package io.relance.application.execution;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   * @param exit the exit taken; empty where it ended
   * @param until the end of the wait after it
   * @param branched whether other members of its wave took another exit
   */
  public record Passed(
      ElementId element,
      Optional<String> exit,
      Instant at,
      Optional<Instant> until,
      boolean branched) {}

  /**
   * The position of an enrollment.
   *
   * @param until the end of the wait, if the element is a delay
   */
  public record Position(WaveId wave, ElementId element, Optional<Instant> until) {}
}
