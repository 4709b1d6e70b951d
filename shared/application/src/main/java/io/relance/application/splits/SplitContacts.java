package io.relance.application.splits;

import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.BranchByContact.Spread;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.WinnerRule;
import io.relance.domain.flow.WinnerRule.Metric;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides the exits of contacts at splits: all to the winner once there is one, else by shares; and
 * counts them where exits have a maximum.
 */
public final class SplitContacts implements BranchByContact.Splits {
  private final DistributedContacts distributedContacts;
  private final SplitStates states;
  private final InstantSource clock;

  public SplitContacts(
      DistributedContacts distributedContacts, SplitStates states, InstantSource clock) {
    this.distributedContacts = distributedContacts;
    this.states = states;
    this.clock = clock;
  }

  @Override
  public Spread spread(SplitElement element, Wave wave, List<Member> members) {
    return switch (element) {
      case ByVariation split -> spread(split, wave, members);
      case SplitElement.Distribution distribution ->
          Spread.of(distributedContacts.distribute(distribution, wave, members));
    };
  }

  private Spread spread(ByVariation split, Wave wave, List<Member> members) {
    var id = SplitId.of(wave, split.id());
    var state = split.rule().map(rule -> states.reached(id, rule)).orElseGet(() -> states.find(id));
    if (state.winner().isPresent()) {
      return Spread.of(state.winner().orElseThrow().exits(members));
    }
    var exits = SplitByShares.of(split, members);
    var waiting =
        members.stream().filter(member -> !exits.containsKey(member.enrollment())).toList();
    var counted = split.rule().map(WinnerRule::metric).filter(Metric.SUCCESS::equals).isPresent();
    return new Spread(
        exits,
        counted,
        waiting.isEmpty() ? Optional.empty() : Optional.of(waiting(id, wave, waiting)));
  }

  /**
   * They are found by the job that the winner starts; or, if that is just looking, by their own
   * schedule entry.
   */
  private BranchByContact.Waiting waiting(SplitId split, Wave wave, List<Member> members) {
    var watch =
        new Branches.Watch(
            DueKind.WINNER,
            FindWinner.subject(split, wave.id()),
            clock.instant().plus(Waves.START_TIMEOUT),
            false);
    return new BranchByContact.Waiting(
        new Branches.Parked(members, watch), List.of(SplitStates.waits(split, wave.id().value())));
  }
}
