package io.relance.functions.api.automations;

import io.relance.application.automations.AutomationReport;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How reports show the elements that spread contacts over their exits. */
public final class SplitBodies {
  private SplitBodies() {}

  /**
   * How a split has spread contacts.
   *
   * @param variations by the id of the variation or exit; {@code rest} is that of a distribution
   */
  @Schema(name = "SplitReport")
  public record Split(Map<String, Variation> variations) {}

  /**
   * A variation or an exit of a split.
   *
   * @param entered the contacts that it got
   */
  @Schema(name = "SplitVariationReport")
  public record Variation(long entered) {}

  /** The splits of a flow, by element. */
  static SortedMap<String, Split> of(AutomationReport report, List<FlowElement> flow) {
    var splits = new TreeMap<String, Split>();
    for (var element : flow) {
      if (element instanceof SplitElement split) {
        splits.put(split.id().value(), new Split(variations(report, split)));
      }
    }
    return splits;
  }

  private static SortedMap<String, Variation> variations(
      AutomationReport report, SplitElement split) {
    var counts = report.elements().get(split.id().value());
    var variations = new TreeMap<String, Variation>();
    for (var exit : split.exits().keySet()) {
      var entered = counts == null ? 0 : counts.exits().getOrDefault(exit, 0L);
      variations.put(exit, new Variation(entered));
    }
    return variations;
  }
}
