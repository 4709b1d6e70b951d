package io.relance.interpreter.execution;

import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.machine.Recovery;
import io.relance.interpreter.machine.Recovery.Catcher;
import io.relance.interpreter.machine.Recovery.Retrier;
import io.relance.interpreter.machine.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides how a failed state continues: with a retry, with a catcher, or not at all. */
final class Recoveries {
  private static final double NANOS = 1e9;

  private final Run run;

  Recoveries(Run run) {
    this.run = run;
  }

  void failed(Branch branch, Failure failure) {
    if (!(run.stateOf(branch) instanceof State.Working state)) {
      giveUp(branch, failure);
      return;
    }
    run.groups().abortChildren(branch, branch.lastEvent());
    if (retry(branch, state.recovery().retriers(), failure)) {
      return;
    }
    Branch noted = state instanceof State.Task ? branch : noteGroupFailed(branch, state);
    catcher(state.recovery(), failure)
        .ifPresentOrElse(catcher -> caught(noted, catcher, failure), () -> giveUp(noted, failure));
  }

  private Branch noteGroupFailed(Branch branch, State state) {
    return run.note(branch, state.type() + "StateFailed", Details.none());
  }

  /** Only the first retrier that matches counts, even when its attempts are used up. */
  private boolean retry(Branch branch, List<Retrier> retriers, Failure failure) {
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (retrier.errors().stream().anyMatch(failure::matches)) {
        int used = branch.visit().retriesOf(i);
        if (used >= retrier.maxAttempts()) {
          return false;
        }
        var at = run.now().plus(delay(retrier, used));
        run.put(branch.in(branch.visit().retried(i)).doing(new Activity.Retrying(at)));
        return true;
      }
    }
    return false;
  }

  private Duration delay(Retrier retrier, int used) {
    double seconds = retrier.backoff().seconds(used);
    double drawn = retrier.jitter() ? run.chance().random().nextDouble() * seconds : seconds;
    return Duration.ofNanos((long) (drawn * NANOS));
  }

  private static Optional<Catcher> catcher(Recovery recovery, Failure failure) {
    return recovery.catchers().stream()
        .filter(catcher -> catcher.errors().stream().anyMatch(failure::matches))
        .findFirst();
  }

  private void caught(Branch branch, Catcher catcher, Failure failure) {
    var stateOutcome = StateOutcome.error(run, branch, failure);
    try {
      run.states().leave(branch, catcher.exit(), stateOutcome);
    } catch (QueryFailure e) {
      // The failure of a catcher is not caught.
      giveUp(
          run.note(branch, "EvaluationFailed", Details.evaluation(branch, e)),
          Failure.evaluation(branch, e));
    } catch (DataLimitExceeded e) {
      giveUp(branch, Failure.dataLimit(e));
    }
  }

  private void giveUp(Branch branch, Failure failure) {
    branch
        .seat()
        .ifPresentOrElse(
            seat -> run.groups().childFailed(branch, seat, failure),
            () -> run.failExecution(branch, failure));
  }
}
