package io.relance.application.estimates;

import io.relance.application.automations.Automation;
import io.relance.application.execution.wave.Member;
import io.relance.application.splits.DistributedContacts;
import io.relance.application.splits.FillExits;
import io.relance.application.splits.SplitByShares;
import io.relance.application.splits.SplitId;
import io.relance.application.splits.SplitStates;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exits that splits would give contacts: that of the winner where there is one. Exits with a
 * maximum fill up during the estimate; those who would wait for a winner have none.
 */
final class EstimatedSplits {
  private final DistributedContacts distributedContacts;
  private final ItemStore store;
  private final Automation automation;
  private final Map<ElementId, Map<String, Long>> taken = new HashMap<>();

  EstimatedSplits(ItemStore store, Automation automation) {
    this.distributedContacts = new DistributedContacts(store);
    this.store = store;
    this.automation = automation;
  }

  /** The exit of each member. */
  Map<EnrollmentId, String> exits(SplitElement split, List<Member> members) {
    return switch (split) {
      case ByVariation byVariation -> spread(byVariation, members);
      case Distribution distribution -> distribute(distribution, members);
    };
  }

  private Map<EnrollmentId, String> spread(ByVariation split, List<Member> members) {
    return SplitStates.find(store, new SplitId(automation.id(), automation.version(), split.id()))
        .winner()
        .filter(winner -> split.has(winner.variation()))
        .map(winner -> winner.exits(members))
        .orElseGet(() -> SplitByShares.of(split, members));
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
