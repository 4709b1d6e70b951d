package io.relance.application.simulation;

import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.splits.FillExits;
import io.relance.application.splits.SplitByShares;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.EnrollmentId;
import java.util.List;
import java.util.Map;

/**
 * Gives the contact of a simulation an exit at random, as activating the automation now would:
 * every exit of a distribution is empty then.
 */
record SimulatedSplits() implements BranchByContact.Splits {
  @Override
  public Map<EnrollmentId, String> exits(SplitElement element, Wave wave, List<Member> members) {
    return switch (element) {
      case SplitElement.AxSplit split -> SplitByShares.of(split, members);
      case SplitElement.Distribution distribution -> FillExits.of(distribution, Map.of(), members);
    };
  }
}
