package io.relance.application.splits;

import io.relance.application.admin.AuditScope;
import io.relance.application.automations.Automations;
import io.relance.application.jobs.Jobs;
import io.relance.domain.flow.SplitElement.AxTest;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.WinnerRule;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides splits, each once, and lets those who waited for the winner continue. */
public final class DecideSplits {
  private final Automations automations;
  private final SplitStates states;
  private final CountVariations counts;
  private final ReleaseWaiting releaseWaiting;
  private final Jobs jobs;
  private final InstantSource clock;

  public DecideSplits(
      Automations automations,
      SplitStates states,
      CountVariations counts,
      ReleaseWaiting releaseWaiting,
      Jobs jobs,
      InstantSource clock) {
    this.automations = automations;
    this.states = states;
    this.counts = counts;
    this.releaseWaiting = releaseWaiting;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** How choosing went. */
  public sealed interface Choice {
    record Chosen(Winner winner) implements Choice {}

    /** It has a winner already. */
    record Decided(Winner winner) implements Choice {}

    record UnknownAutomation() implements Choice {}

    /** The version has no such split. */
    record UnknownSplit(long version) implements Choice {}

    /**
     * The split has no such variation.
     *
     * @param known its variations
     */
    record UnknownVariation(List<String> known) implements Choice {
      public UnknownVariation {
        known = List.copyOf(known);
      }
    }
  }

  /**
   * A person chooses the winner of a split.
   *
   * @param version of the automation; the one that was published last when empty
   */
  public Choice choose(
      AutomationId automation, ElementId element, OptionalLong version, String variation) {
    var summary = automations.summary(automation);
    if (summary.isEmpty()) {
      return new Choice.UnknownAutomation();
    }
    var last = summary.orElseThrow().version();
    var wanted = version.orElse(last);
    var id = new SplitId(automation, wanted, element);
    var split = wanted < 1 || wanted > last ? Optional.<ByVariation>empty() : counts.split(id);
    if (split.isEmpty()) {
      return new Choice.UnknownSplit(wanted);
    }
    return choose(id, split.orElseThrow(), variation);
  }

  private Choice choose(SplitId id, ByVariation split, String variation) {
    if (!split.has(variation)) {
      return new Choice.UnknownVariation(List.copyOf(split.exits().keySet()));
    }
    var counted =
        split.rule().map(WinnerRule::metric).map(it -> counts.of(id, split, it)).orElse(List.of());
    var winner =
        new Winner(variation, clock.instant(), Winner.Reason.MANUAL, Optional.empty(), counted);
    return decide(id, winner)
        ? new Choice.Chosen(winner)
        : new Choice.Decided(states.find(id).winner().orElseThrow());
  }

  /** Stores the winner of a split, unless it has one; true if it had none. */
  boolean decide(SplitId id, Winner winner) {
    var writes = new ArrayList<Write>();
    var job = releaseWaiting.job(id);
    var waits = counts.split(id).filter(AxTest.class::isInstance).isPresent();
    if (waits) {
      writes.addAll(jobs.writes(job));
    }
    writes.addAll(AuditScope.entry("split.decide", id.automation().value(), clock.instant()));
    var decided = states.decide(id, winner, writes);
    if (decided && waits) {
      jobs.wake(job.id());
    }
    return decided;
  }
}
