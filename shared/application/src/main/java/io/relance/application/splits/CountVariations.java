package io.relance.application.splits;

import io.relance.application.automations.Counters;
import io.relance.application.automations.PublishedFlows;
import io.relance.domain.flow.FirstMessages;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.flow.WinnerRule.Metric;
import io.relance.json.Choices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the contacts of the variations of a split, and those who met its metric. */
public final class CountVariations {
  private final Counters counters;
  private final PublishedFlows flows;

  public CountVariations(Counters counters, PublishedFlows flows) {
    this.counters = counters;
    this.flows = flows;
  }

  /** The split of a version; empty where it has none of that id. */
  Optional<ByVariation> split(SplitId id) {
    return flows
        .flow(id.automation(), id.version())
        .element(id.element())
        .filter(ByVariation.class::isInstance)
        .map(ByVariation.class::cast);
  }

  /** The counts of each variation with a share, in the order in which they are drawn. */
  List<VariationCount> of(SplitId id, ByVariation split, Metric metric) {
    var version =
        new Counters.Filter(OptionalLong.of(id.version()), Optional.empty(), Optional.empty());
    return of(
        flows.flow(id.automation(), id.version()),
        split,
        metric,
        counters.of(id.automation(), version));
  }

  /**
   * The counts of each variation with a share.
   *
   * @param counts of the automation, by name
   */
  static List<VariationCount> of(
      Flow flow, ByVariation split, Metric metric, Map<String, Long> counts) {
    return split.variations().stream()
        .filter(variation -> variation.share().signum() > 0)
        .map(
            variation ->
                new VariationCount(
                    variation.id(),
                    counts.getOrDefault(Counters.exit(split.id(), variation.id()), 0L),
                    met(flow, split, variation, metric).stream()
                        .mapToLong(name -> counts.getOrDefault(name, 0L))
                        .sum()))
        .toList();
  }

  /** The names of the counts that add up to the contacts who met a metric. */
  private static List<String> met(
      Flow flow, ByVariation split, Variation variation, Metric metric) {
    return metric.isOfMessages()
        ? FirstMessages.from(flow, variation.next()).stream()
            .map(message -> Counters.messages(message, Choices.name(metric)))
            .toList()
        : List.of(Counters.succeeded(split.id(), variation.id()));
  }
}
