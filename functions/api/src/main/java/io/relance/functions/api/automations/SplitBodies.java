package io.relance.functions.api.automations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.automations.AutomationReport;
import io.relance.application.splits.Interval;
import io.relance.application.splits.ReportSplits;
import io.relance.application.splits.SplitState;
import io.relance.application.splits.VariationCount;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the API shows the elements that spread contacts over their exits. */
public final class SplitBodies {
  private SplitBodies() {}

  /**
   * How a split has spread contacts.
   *
   * @param variations by the id of the variation or exit; {@code rest} is that of a distribution
   * @param waiting contacts who wait for the winner of a test; absent for other elements
   * @param noWinner when no winner was found at last, and why
   * @param winner the variation to which all contacts go
   */
  @Schema(name = "SplitReport")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Split(
      Map<String, Variation> variations,
      Optional<Long> waiting,
      Optional<NoWinner> noWinner,
      Optional<Winner> winner) {}

  /**
   * A variation or an exit of a split. The rate and its interval are those at the time of the
   * decision once there is a winner; absent where nothing is measured.
   *
   * @param entered the contacts that it got
   * @param rate the share of these contacts that meet the metric, 0 to 1
   * @param interval in which the rate lies with 95 %, by Wilson's formula
   */
  @Schema(name = "SplitVariationReport")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Variation(long entered, Optional<Double> rate, Optional<RateInterval> interval) {}

  /** An interval of rates, both 0 to 1. */
  @Schema(name = "RateInterval")
  public record RateInterval(double from, double to) {
    static RateInterval of(Interval interval) {
      return new RateInterval(interval.from(), interval.to());
    }
  }

  /**
   * That no winner was found.
   *
   * @param reason {@code minimum}: a variation got too few contacts; {@code tie}: several have the
   *     highest rate; {@code chance}: chance may explain the lead
   */
  @Schema(name = "NoSplitWinner")
  public record NoWinner(
      Instant at,
      @Schema(
              type = "string",
              allowableValues = {"minimum", "tie", "chance"})
          String reason) {
    static NoWinner of(SplitState.NoWinner found) {
      return new NoWinner(found.at(), Choices.name(found.cause()));
    }
  }

  /**
   * The variation to which all contacts go.
   *
   * @param reason {@code highest} or {@code two-proportion}: it was found by that method; {@code
   *     best}: no winner was found, and it has the highest rate; {@code on-no-winner}: no winner
   *     was found, and the flow names it for that case; {@code manual}: a person chose it
   */
  @Schema(name = "SplitWinner")
  public record Winner(
      String variation,
      Instant at,
      @Schema(
              type = "string",
              allowableValues = {"highest", "two-proportion", "best", "on-no-winner", "manual"})
          String reason) {
    static Winner of(io.relance.application.splits.Winner winner) {
      return new Winner(winner.variation(), winner.at(), Choices.name(winner.reason()));
    }
  }

  /**
   * The choice of a winner.
   *
   * @param variation the id of a variation of the split
   * @param version of the automation; the one that was published last when absent
   */
  @Schema(name = "SplitWinnerChoice", requiredProperties = "variation")
  public record Choice(@Nullable String variation, @Nullable Long version) {}

  /** The splits of a flow, by element. */
  static SortedMap<String, Split> of(
      AutomationReport report,
      List<FlowElement> flow,
      Map<ElementId, ReportSplits.Search> searches) {
    var splits = new TreeMap<String, Split>();
    for (var element : flow) {
      if (element instanceof SplitElement split) {
        splits.put(
            split.id().value(), of(report, split, Optional.ofNullable(searches.get(split.id()))));
      }
    }
    return splits;
  }

  private static Split of(
      AutomationReport report, SplitElement split, Optional<ReportSplits.Search> search) {
    var counts = report.elements().getOrDefault(split.id().value(), AutomationReport.Element.NONE);
    var state = search.map(ReportSplits.Search::state).orElse(SplitState.NONE);
    return new Split(
        variations(counts, split, search.map(ReportSplits.Search::counts).orElse(List.of())),
        split instanceof SplitElement.AxTest ? Optional.of(counts.here()) : Optional.empty(),
        state.noWinner().map(NoWinner::of),
        state.winner().map(Winner::of));
  }

  private static SortedMap<String, Variation> variations(
      AutomationReport.Element counts, SplitElement split, List<VariationCount> measured) {
    var variations = new TreeMap<String, Variation>();
    for (var exit : split.exits().keySet()) {
      var rate = measured.stream().filter(it -> it.variation().equals(exit)).findFirst();
      variations.put(
          exit,
          new Variation(
              counts.exits().getOrDefault(exit, 0L),
              rate.map(VariationCount::rate),
              rate.map(VariationCount::interval).map(RateInterval::of)));
    }
    return variations;
  }
}
