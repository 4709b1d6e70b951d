package io.relance.interpreter.execution;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.interpreter.machine.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Lets happen what the clock alone brings about. */
final class Timers {
  private final Run run;

  Timers(Run run) {
    this.run = run;
  }

  /** In the order in which it was due; among equals, in the order in which branches began. */
  void fireAllDue() {
    while (!run.ended()) {
      Optional<Branch> next =
          run.branches().stream()
              .filter(branch -> isPast(branch.activity().due()))
              .min(Comparator.comparing(branch -> branch.activity().due().orElseThrow()));
      if (isPast(run.deadline()) && !isEarlier(next, run.deadline().orElseThrow())) {
        run.end(ExecutionStatus.State.TIMED_OUT, Optional.empty(), Failure.timeout(false));
      } else if (next.isEmpty()) {
        return;
      } else {
        fire(next.get());
        run.settle();
      }
    }
  }

  private boolean isPast(Optional<Instant> due) {
    return due.isPresent() && !due.get().isAfter(run.now());
  }

  private static boolean isEarlier(Optional<Branch> branch, Instant deadline) {
    return branch.flatMap(b -> b.activity().due()).filter(deadline::isAfter).isPresent();
  }

  private void fire(Branch branch) {
    switch (branch.activity()) {
      case Activity.Waiting _ -> run.states().awaited(branch, (State.Wait) run.stateOf(branch));
      case Activity.Retrying _ -> run.states().attempt(branch);
      case Activity.Working(_, Activity.Deadlines deadlines, _) ->
          run.tasks().timedOut(branch, isHeartbeatFirst(deadlines));
      case Activity.Entering _, Activity.Gathering _ ->
          throw new IllegalStateException("Branch " + branch.id() + " has no timer");
    }
  }

  private static boolean isHeartbeatFirst(Activity.Deadlines deadlines) {
    return deadlines.heartbeat().isPresent()
        && deadlines
            .timeout()
            .filter(timeout -> !timeout.isAfter(deadlines.heartbeat().get()))
            .isEmpty();
  }
}
