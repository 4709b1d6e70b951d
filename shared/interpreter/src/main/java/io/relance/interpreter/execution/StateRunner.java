package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.jsonata.Template;
import io.relance.interpreter.machine.Exit;
import io.relance.interpreter.machine.Limits;
import io.relance.interpreter.machine.State;
import io.relance.interpreter.machine.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Enters states, runs them, and leaves them. */
final class StateRunner {
  private final Run run;

  StateRunner(Run run) {
    this.run = run;
  }

  /** Enters the state that a branch is about to enter. */
  void enter(Branch branch) {
    if (!(branch.activity() instanceof Activity.Entering(String name, JsonNode input))) {
      throw new IllegalStateException("Branch " + branch.id() + " is not entering a state");
    }
    var visit = new Branch.Visit(name, input, run.now(), 0, List.of());
    State state = run.stateOf(branch.in(visit));
    Branch noted =
        run.note(
            branch.in(visit),
            state.type() + "StateEntered",
            Details.of("input", input).put("name", name));
    Branch entered =
        run.put(noted.in(new Branch.Visit(name, input, run.now(), noted.lastEvent(), List.of())));
    attempt(entered);
  }

  /** Runs the state of a branch; errors become the failure of the state. */
  void attempt(Branch branch) {
    guarded(branch, () -> perform(branch));
  }

  /** Runs work for a branch; errors of expressions become the failure of its state. */
  void guarded(Branch branch, Runnable work) {
    try {
      work.run();
    } catch (QueryFailure e) {
      Branch now = run.branch(branch.id());
      run.recoveries()
          .failed(
              run.note(now, "EvaluationFailed", Details.evaluation(now, e)),
              Failure.evaluation(now, e));
    } catch (DataLimitExceeded e) {
      run.recoveries().failed(run.branch(branch.id()), Failure.dataLimit(e));
    }
  }

  private void perform(Branch branch) {
    switch (run.stateOf(branch)) {
      case State.Pass pass -> leave(branch, pass.exit(), input(branch));
      case State.Choice choice -> choose(branch, choice);
      case State.Wait wait -> await(branch, wait);
      case State.Succeed succeed -> succeed(branch, succeed);
      case State.Fail fail -> fail(branch, fail);
      case State.Task task -> run.tasks().attempt(branch, task);
      case State.Parallel parallel -> run.groups().attempt(branch, parallel);
      case State.Map map -> run.groups().attempt(branch, map);
    }
  }

  private StateOutcome input(Branch branch) {
    return new StateOutcome(BranchScope.of(run, branch), branch.visit().input());
  }

  private void choose(Branch branch, State.Choice choice) {
    var scope = BranchScope.of(run, branch);
    Optional<Exit> exit =
        choice.rules().stream()
            .filter(rule -> rule.condition().truth(scope))
            .findFirst()
            .map(State.Rule::exit)
            .or(choice::otherwise);
    if (exit.isPresent()) {
      leave(branch, exit.get(), input(branch));
    } else {
      run.recoveries().failed(branch, Failure.noChoiceMatched(branch));
    }
  }

  private void await(Branch branch, State.Wait wait) {
    Instant until = until(branch, wait.until());
    if (until.isAfter(run.now().plusSeconds(Limits.LONGEST_WAIT_SECONDS))) {
      run.recoveries().failed(branch, Failure.waitsTooLong(branch, until));
    } else if (until.isAfter(run.now())) {
      run.put(branch.doing(new Activity.Waiting(until)));
    } else {
      leave(branch, wait.exit(), input(branch));
    }
  }

  private Instant until(Branch branch, State.Until until) {
    var scope = BranchScope.of(run, branch);
    return switch (until) {
      case State.Until.Seconds(Template seconds) ->
          run.now().plusSeconds(seconds.whole(scope, 0, Limits.LONGEST_SECONDS));
      case State.Until.Timestamp(Template timestamp) -> {
        String text = timestamp.text(scope);
        // AWS waits until the second, without the part of one.
        yield Timestamps.parse(text)
            .orElseThrow(() -> noTimestamp(text))
            .truncatedTo(ChronoUnit.SECONDS);
      }
    };
  }

  private static QueryFailure noTimestamp(String text) {
    return new QueryFailure(
        "Timestamp",
        "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
            + " string: "
            + text);
  }

  /** Continues a branch whose wait is over. */
  void awaited(Branch branch, State.Wait wait) {
    guarded(branch, () -> leave(branch, wait.exit(), input(branch)));
  }

  private void succeed(Branch branch, State.Succeed succeed) {
    var scope = BranchScope.of(run, branch);
    JsonNode output = succeed.output().map(o -> o.evaluate(scope)).orElse(branch.visit().input());
    checkSize(output, run.stateOf(branch));
    complete(exited(branch, output, Details.none()), output);
  }

  private void fail(Branch branch, State.Fail fail) {
    var scope = BranchScope.of(run, branch);
    Optional<String> error = fail.error().map(e -> e.text(scope));
    Optional<String> cause = fail.cause().map(c -> c.text(scope));
    run.recoveries().failed(branch, new Failure(error, cause, false));
  }

  /**
   * Leaves a state.
   *
   * @throws QueryFailure when an expression of the exit fails; nothing has changed then
   */
  void leave(Branch branch, Exit exit, StateOutcome stateOutcome) {
    var assigned = Assignments.evaluate(exit.assign(), stateOutcome.scope());
    JsonNode output =
        exit.output().map(o -> o.evaluate(stateOutcome.scope())).orElse(stateOutcome.result());
    checkSize(output, run.stateOf(branch));
    assigned.checkScope(branch, stateOutcome.scope());
    Branch knowing = branch.knowing(assigned.over(branch.variables()));
    Branch left = exited(knowing, output, assigned.details());
    exit.next()
        .ifPresentOrElse(next -> run.enter(left, next, output), () -> complete(left, output));
  }

  private static void checkSize(JsonNode output, State state) {
    if (PayloadSize.exceeds(output)) {
      throw DataLimitExceeded.ofResult(
          state instanceof State.Task task ? Resource.of(task).type() : state.name());
    }
  }

  private Branch exited(Branch branch, JsonNode output, ObjectNode assigned) {
    var details = JsonNodeFactory.instance.objectNode();
    if (!assigned.isEmpty()) {
      details.set("assignedVariables", assigned);
    }
    details.put("name", branch.visit().state()).set("output", output);
    return run.note(branch, run.stateOf(branch).type() + "StateExited", details);
  }

  private void complete(Branch branch, JsonNode output) {
    branch
        .seat()
        .ifPresentOrElse(
            seat -> run.groups().completed(branch, seat, output),
            () -> run.succeed(branch, output));
  }
}
