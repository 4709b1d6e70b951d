package io.relance.application.execution;

import io.relance.domain.id.ElementId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way of one enrollment so far.
 *
 * @param passed the elements behind it, in the order in which it passed them
 * @param now where it stands; empty once it has ended
 */
public record EnrollmentPath(List<Passed> passed, Optional<Standing> now) {
  public EnrollmentPath {
    passed = List.copyOf(passed);
  }

  /**
   * An element behind an enrollment.
   *
   * @param exit the way it went on; empty where it ended
   * @param until the instant it waited for, or waits for, after it
   * @param parted whether others of its wave went another way
   */
  public record Passed(
      ElementId element,
      Optional<String> exit,
      Instant at,
      Optional<Instant> until,
      boolean parted) {}

  /**
   * Where an enrollment stands.
   *
   * @param until the instant it waits for, when the element is a delay
   */
  public record Standing(String wave, ElementId element, Optional<Instant> until) {}
}
