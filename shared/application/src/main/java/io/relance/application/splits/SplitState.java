package io.relance.application.splits;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the search for the winner of a split is.
 *
 * @param due when the winner is looked for; empty before the first contact
 * @param noWinner what was found when it was looked for without success
 */
public record SplitState(
    Optional<Instant> due, Optional<NoWinner> noWinner, Optional<Winner> winner) {
  /** No contact came to it yet, and nobody has chosen. */
  public static final SplitState NONE =
      new SplitState(Optional.empty(), Optional.empty(), Optional.empty());

  /** That no winner was found. */
  public record NoWinner(Instant at, NoWinnerCause cause) {}
}
