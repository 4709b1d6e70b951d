package io.relance.application.splits;

import io.relance.application.execution.wave.Member;
import io.relance.domain.id.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The variation to which all contacts of a split go.
 *
 * @param cause why comparing found no winner, where that decided
 * @param counts of the variations when it was decided
 */
public record Winner(
    String variation,
    Instant at,
    Reason reason,
    Optional<NoWinnerCause> cause,
    List<VariationCount> counts) {
  public Winner {
    counts = List.copyOf(counts);
  }

  /** The exit of each member: the variation. */
  public Map<EnrollmentId, String> exits(List<Member> members) {
    return members.stream().collect(Collectors.toMap(Member::enrollment, _ -> variation));
  }

  /** Why a variation is the winner. */
  public enum Reason {
    /** It has the highest rate. */
    HIGHEST,
    /** It has the highest rate, by more than chance explains. */
    TWO_PROPORTION,
    /** None was found; it has the highest rate. */
    BEST,
    /** None was found; the flow names it for this case. */
    ON_NO_WINNER,
    /** A person chose it. */
    MANUAL
  }
}
