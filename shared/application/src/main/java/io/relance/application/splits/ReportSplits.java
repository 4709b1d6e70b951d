package io.relance.application.splits;

import io.relance.application.automations.Counters;
import io.relance.application.automations.PublishedFlows;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the splits of a version have spread contacts, and which variations have won. */
public final class ReportSplits {
  private final Counters counters;
  private final PublishedFlows flows;
  private final SplitStates states;

  public ReportSplits(Counters counters, PublishedFlows flows, SplitStates states) {
    this.counters = counters;
    this.flows = flows;
    this.states = states;
  }

  /**
   * The search for the winner of a split.
   *
   * @param counts of the variations: when the winner was decided, or those of the contacts of the
   *     report before that; empty where nothing is measured
   */
  public record Search(SplitState state, List<VariationCount> counts) {
    public Search {
      counts = List.copyOf(counts);
    }
  }

  /** The splits with variations, by element. */
  public Map<ElementId, Search> of(AutomationId automation, long version, Counters.Filter filter) {
    var flow = flows.flow(automation, version);
    var searches = new LinkedHashMap<ElementId, Search>();
    var splits =
        flow.elements().stream()
            .filter(ByVariation.class::isInstance)
            .map(ByVariation.class::cast)
            .toList();
    if (!splits.isEmpty()) {
      var counts = counters.of(automation, filter);
      for (var split : splits) {
        var state = states.find(new SplitId(automation, version, split.id()));
        searches.put(split.id(), new Search(state, counts(flow, split, state, counts)));
      }
    }
    return searches;
  }

  private static List<VariationCount> counts(
      Flow flow, ByVariation split, SplitState state, Map<String, Long> counts) {
    return state
        .winner()
        .map(Winner::counts)
        .or(() -> split.rule().map(rule -> CountVariations.of(flow, split, rule.metric(), counts)))
        .orElse(List.of());
  }
}
