package io.relance.interpreter.execution;

import io.relance.domain.engine.ExecutionStatus;
import io.relance.interpreter.machine.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Applies the timers that have expired. */
final class Timers {
  private final Run run;

  Timers(Run run) {
    this.run = run;
  }

  /**
   * In the order of their instants; at the same instant, in the order in which branches started.
   */
  void fireAllDue() {
    while (!run.ended()) {
      Optional<Branch> next =
          run.branches().stream()
              .filter(branch -> branch.activity().due().filter(this::isPast).isPresent())
              .min(Comparator.comparing(Timers::due));
      Instant deadline = run.deadline();
      if (isPast(deadline) && next.map(Timers::due).filter(deadline::isAfter).isEmpty()) {
        run.end(ExecutionStatus.State.TIMED_OUT, Failure.timeout(false));
      } else if (next.isEmpty()) {
        return;
      } else {
        fire(next.get());
        run.settle();
      }
    }
  }

  private boolean isPast(Instant due) {
    return !due.isAfter(run.now());
  }

  private static Instant due(Branch branch) {
    return branch.activity().due().orElseThrow();
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
