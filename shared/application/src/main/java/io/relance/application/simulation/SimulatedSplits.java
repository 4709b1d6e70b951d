package io.relance.application.simulation;

import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.BranchByContact.Spread;
import io.relance.application.execution.BranchByContact.Waiting;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.scheduling.DueKind;
import io.relance.application.splits.FillExits;
import io.relance.application.splits.SplitByShares;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.AxSplit;
import io.relance.domain.flow.SplitElement.AxTest;
import io.relance.domain.flow.SplitElement.Variation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the contact of a simulation an exit at random, as activating the automation now would:
 * every exit of a distribution is empty then, and no split has a winner.
 */
record SimulatedSplits(InstantSource clock) implements BranchByContact.Splits {
  @Override
  public Spread spread(SplitElement element, Wave wave, List<Member> members) {
    return switch (element) {
      case AxSplit split -> Spread.of(SplitByShares.of(split, members));
      case AxTest test -> test(test, members);
      case SplitElement.Distribution distribution ->
          Spread.of(FillExits.of(distribution, Map.of(), members));
    };
  }

  private Spread test(AxTest test, List<Member> members) {
    var exits = SplitByShares.of(test, members);
    var waiting =
        members.stream().filter(member -> !exits.containsKey(member.enrollment())).toList();
    if (waiting.isEmpty()) {
      return Spread.of(exits);
    }
    var until = clock.instant().plus(test.found().after());
    var watch = new Branches.Watch(DueKind.WINNER, test.id().value(), until, false);
    return new Spread(
        exits, false, Optional.of(new Waiting(new Branches.Parked(waiting, watch), List.of())));
  }

  /**
   * The exit of those who have waited: one contact makes no winner, so that it is the variation of
   * the flow for this case, or the first.
   */
  static String afterWaiting(AxTest test) {
    return test.has(test.onNoWinner())
        ? test.onNoWinner()
        : test.variations().stream()
            .filter(variation -> variation.share().signum() > 0)
            .map(Variation::id)
            .findFirst()
            .orElseThrow();
  }
}
