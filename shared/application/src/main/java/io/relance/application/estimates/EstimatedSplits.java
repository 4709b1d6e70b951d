package io.relance.application.estimates;

import io.relance.application.automations.Automation;
import io.relance.application.execution.wave.Member;
import io.relance.application.splits.DistributedContacts;
import io.relance.application.splits.FillExits;
import io.relance.application.splits.SplitByShares;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The exits that splits would give contacts; exits with a maximum fill up during the estimate. */
final class EstimatedSplits {
  private final DistributedContacts distributedContacts;
  private final Automation automation;
  private final Map<ElementId, Map<String, Long>> taken = new HashMap<>();

  EstimatedSplits(ItemStore store, Automation automation) {
    this.distributedContacts = new DistributedContacts(store);
    this.automation = automation;
  }

  /** The exit of each member. */
  Map<EnrollmentId, String> exits(SplitElement split, List<Member> members) {
    return switch (split) {
      case SplitElement.AxSplit byShares -> SplitByShares.of(byShares, members);
      case Distribution distribution -> distribute(distribution, members);
    };
  }

  private Map<EnrollmentId, String> distribute(Distribution distribution, List<Member> members) {
    var counts =
        taken.computeIfAbsent(
            distribution.id(),
            _ ->
                new HashMap<>(
                    distributedContacts.taken(
                        distribution, automation.id(), automation.activation())));
    var exits = FillExits.of(distribution, counts, members);
    exits.values().forEach(exit -> counts.merge(exit, 1L, Long::sum));
    return exits;
  }
}
