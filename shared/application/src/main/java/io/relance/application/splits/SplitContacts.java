package io.relance.application.splits;

import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.EnrollmentId;
import java.util.List;
import java.util.Map;

/** Decides the exits of contacts at splits, and counts them where exits have a maximum. */
public final class SplitContacts implements BranchByContact.Splits {
  private final DistributedContacts distributedContacts;

  public SplitContacts(DistributedContacts distributedContacts) {
    this.distributedContacts = distributedContacts;
  }

  @Override
  public Map<EnrollmentId, String> exits(SplitElement element, Wave wave, List<Member> members) {
    return switch (element) {
      case SplitElement.AxSplit split -> SplitByShares.of(split, members);
      case SplitElement.Distribution distribution ->
          distributedContacts.distribute(distribution, wave, members);
    };
  }
}
