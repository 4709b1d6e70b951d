package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.execution.wave.Waves;
import io.relance.application.scheduling.Schedule;
import io.relance.application.splits.CountVariations;
import io.relance.application.splits.DecideSplits;
import io.relance.application.splits.FindWinner;
import io.relance.application.splits.ReleaseWaiting;
import io.relance.application.splits.ReportSplits;
import io.relance.application.splits.SplitStates;

/** The use cases that find and choose the winners of splits. */
public final class Splitting {
  private final DecideSplits decideSplits;
  private final ReleaseWaiting releaseWaiting;
  private final FindWinner findWinner;
  private final ReportSplits reportSplits;

  Splitting(Ports ports, People people, Parts parts) {
    var store = ports.store();
    var counts = new CountVariations(new Counters(store), parts.flows());
    var states = parts.states();
    var jobs = people.jobs();
    releaseWaiting =
        new ReleaseWaiting(
            store,
            parts.waves(),
            parts.starts(),
            parts.schedule(),
            states,
            counts,
            jobs,
            ports.clock());
    decideSplits =
        new DecideSplits(
            new Automations(store), states, counts, releaseWaiting, jobs, ports.clock());
    findWinner = new FindWinner(states, counts, decideSplits, releaseWaiting);
    reportSplits = new ReportSplits(new Counters(store), parts.flows(), states);
  }

  /** What executes flows. */
  record Parts(
      Schedule schedule,
      PublishedFlows flows,
      Waves waves,
      StartWaves starts,
      SplitStates states) {}

  public DecideSplits decideSplits() {
    return decideSplits;
  }

  public ReportSplits reportSplits() {
    return reportSplits;
  }

  ReleaseWaiting releaseWaiting() {
    return releaseWaiting;
  }

  FindWinner findWinner() {
    return findWinner;
  }
}
