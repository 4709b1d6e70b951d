package io.relance.application.splits;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.splits.CompareVariations.Comparison;
import io.relance.domain.flow.SplitElement.AxSplit;
import io.relance.domain.flow.SplitElement.AxTest;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.WinnerRule;
import io.relance.domain.id.WaveId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the winners of splits when they are due. A split is decided once, even if two look at
 * the same time; from then on the counts do not matter.
 */
public final class FindWinner implements DueAction {
  private static final String WAVE = "#wave#";

  private final SplitStates states;
  private final CountVariations counts;
  private final DecideSplits decideSplits;
  private final ReleaseWaiting releaseWaiting;

  public FindWinner(
      SplitStates states,
      CountVariations counts,
      DecideSplits decideSplits,
      ReleaseWaiting releaseWaiting) {
    this.states = states;
    this.counts = counts;
    this.decideSplits = decideSplits;
    this.releaseWaiting = releaseWaiting;
  }

  /** The subject of the entry that looks after a wave that waits. */
  static String subject(SplitId split, WaveId wave) {
    return split.text() + WAVE + wave;
  }

  @Override
  public DueKind kind() {
    return DueKind.WINNER;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var wave = subject.indexOf(WAVE);
    if (wave >= 0) {
      var split = SplitId.of(subject.substring(0, wave));
      states
          .find(split)
          .winner()
          .ifPresent(
              it ->
                  releaseWaiting.release(
                      split, new WaveId(subject.substring(wave + WAVE.length()))));
      return Optional.empty();
    }
    return look(SplitId.of(subject), now);
  }

  private Optional<Instant> look(SplitId id, Instant now) {
    var state = states.find(id);
    if (state.winner().isPresent() || state.due().isEmpty()) {
      return Optional.empty();
    }
    if (state.due().orElseThrow().isAfter(now)) {
      return state.due();
    }
    return counts
        .split(id)
        .flatMap(split -> split.rule().flatMap(rule -> look(id, split, rule, now)));
  }

  private Optional<Instant> look(SplitId id, ByVariation split, WinnerRule rule, Instant now) {
    var counted = counts.of(id, split, rule.metric());
    return switch (CompareVariations.compare(rule, counted)) {
      case Comparison.Won(var best) -> {
        decideSplits.decide(id, new Winner(best, now, reason(rule), Optional.empty(), counted));
        yield Optional.empty();
      }
      case Comparison.NoWinner none -> without(id, split, new Looked(none, counted, now));
    };
  }

  private record Looked(Comparison.NoWinner none, List<VariationCount> counts, Instant at) {
    Winner winner(String variation, Winner.Reason reason) {
      return new Winner(variation, at, reason, Optional.of(none.cause()), counts);
    }
  }

  /** What follows when no winner is found; returns when to look again. */
  private Optional<Instant> without(SplitId id, ByVariation split, Looked looked) {
    return switch (split) {
      case AxTest test when test.onNoWinner().equals(AxTest.MANUAL) -> {
        states.undecided(id, looked.at(), looked.none().cause());
        yield Optional.empty();
      }
      case AxTest test when test.onNoWinner().equals(AxTest.BEST) -> {
        decideSplits.decide(id, looked.winner(looked.none().best(), Winner.Reason.BEST));
        yield Optional.empty();
      }
      case AxTest test -> {
        decideSplits.decide(id, looked.winner(test.onNoWinner(), Winner.Reason.ON_NO_WINNER));
        yield Optional.empty();
      }
      case AxSplit axSplit -> {
        states.undecided(id, looked.at(), looked.none().cause());
        yield looked.none().cause() == NoWinnerCause.MINIMUM
            ? axSplit.rule().map(rule -> looked.at().plus(rule.after()))
            : Optional.empty();
      }
    };
  }

  private static Winner.Reason reason(WinnerRule rule) {
    return switch (rule.method()) {
      case HIGHEST -> Winner.Reason.HIGHEST;
      case TWO_PROPORTION -> Winner.Reason.TWO_PROPORTION;
    };
  }
}
