package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import io.relance.interpreter.jsonata.QueryFailure;
import io.relance.interpreter.jsonata.Template;
import io.relance.interpreter.machine.State;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs the branches of Parallel and Map states and collects their results. */
final class GroupRunner {
  /** The most iterations that AWS runs concurrently for a Map state that is not Distributed. */
  private static final int MOST_AT_ONCE = 40;

  private final Run run;

  GroupRunner(Run run) {
    this.run = run;
  }

  void attempt(Branch branch, State.Parallel parallel) {
    var scope = BranchScope.of(run, branch);
    JsonNode input =
        parallel.arguments().map(a -> a.evaluate(scope)).orElse(branch.visit().input());
    if (PayloadSize.exceeds(input)) {
      throw DataLimitExceeded.ofResult(parallel.name());
    }
    int total = parallel.branches().size();
    Branch started = run.note(branch, "ParallelStateStarted", Details.none());
    run.put(started.doing(new Activity.Gathering(total, total, Optional.empty(), Map.of())));
    for (int i = 0; i < total; i++) {
      var seat = new Branch.Seat(branch.id(), i, Optional.empty());
      var first = new Activity.Entering(parallel.branches().get(i).startAt(), input);
      run.begin(seat, started.lastEvent(), first);
    }
  }

  void attempt(Branch branch, State.Map map) {
    var scope = BranchScope.of(run, branch);
    ArrayNode items =
        map.iteration()
            .items()
            .map(template -> template.array(scope))
            .orElseGet(() -> inputAsItems(branch));
    map.iteration().tolerances().forEach(t -> check(t, scope));
    int atOnce = atOnce(map, scope);
    Branch started =
        run.note(branch, "MapStateStarted", Details.none().put("length", items.size()));
    var gathering = new Activity.Gathering(items.size(), 0, Optional.of(items), Map.of());
    Branch gatheringBranch = run.put(started.doing(gathering));
    if (items.isEmpty()) {
      gathered(gatheringBranch, gathering);
    }
    for (int i = 0; i < Math.min(items.size(), atOnce); i++) {
      startNext(branch.id(), started.lastEvent());
    }
  }

  private static void check(State.Tolerance tolerance, BranchScope scope) {
    switch (tolerance) {
      case State.Tolerance.Count(Template count) -> count.whole(scope, 0, Integer.MAX_VALUE);
      case State.Tolerance.Percentage(Template percentage) -> {
        double value = percentage.number(scope);
        if (value < 0 || value > 100) {
          throw new QueryFailure("", "ToleratedFailurePercentage must be between 0 and 100.");
        }
      }
    }
  }

  private static int atOnce(State.Map map, BranchScope scope) {
    int wanted =
        map.iteration()
            .maxConcurrency()
            .map(template -> template.whole(scope, 0, Integer.MAX_VALUE))
            .orElse(0);
    return wanted == 0 ? MOST_AT_ONCE : Math.min(wanted, MOST_AT_ONCE);
  }

  private static ArrayNode inputAsItems(Branch branch) {
    if (branch.visit().input() instanceof ArrayNode items) {
      return items;
    }
    throw new QueryFailure(
        "", "Map state input must be an array but was: " + branch.visit().input());
  }

  private void startNext(int parentId, long previous) {
    Branch parent = run.branch(parentId);
    var map = (State.Map) run.stateOf(parent);
    var gathering = (Activity.Gathering) parent.activity();
    int index = gathering.started();
    JsonNode item = gathering.items().orElseThrow().get(index);
    var seat = new Branch.Seat(parentId, index, Optional.of(item));
    var scope = BranchScope.of(run, parent).withContext("Map", ContextObject.map(index, item));
    JsonNode input = map.iteration().selector().map(s -> s.evaluate(scope)).orElse(item);
    long started = run.note(previous, "MapIterationStarted", Details.iteration(seat, map.name()));
    run.put(
        parent.doing(
            new Activity.Gathering(
                gathering.total(), index + 1, gathering.items(), gathering.results())));
    var first = new Activity.Entering(map.iteration().processor().startAt(), input);
    run.begin(seat, started, first);
  }

  /** A branch has completed. */
  void completed(Branch child, Branch.Seat seat, JsonNode output) {
    Branch parent = run.branch(seat.parent());
    long last = child.lastEvent();
    if (seat.item().isPresent()) {
      String map = parent.visit().state();
      last = run.note(last, "MapIterationSucceeded", Details.iteration(seat, map));
    }
    run.remove(child);
    var before = (Activity.Gathering) parent.activity();
    var results = new TreeMap<>(before.results());
    results.put(seat.index(), output);
    var gathering =
        new Activity.Gathering(before.total(), before.started(), before.items(), results);
    Branch gatheringBranch = run.put(parent.after(last).doing(gathering));
    run.states().guarded(gatheringBranch, () -> goOn(gatheringBranch, child.lastEvent()));
  }

  private void goOn(Branch parent, long previous) {
    var gathering = (Activity.Gathering) parent.activity();
    if (gathering.results().size() == gathering.total()) {
      gathered(parent, gathering);
    } else if (gathering.started() < gathering.total()) {
      startNext(parent.id(), previous);
    }
  }

  private void gathered(Branch parent, Activity.Gathering gathering) {
    var state = (State.Working) run.stateOf(parent);
    var result = JsonNodeFactory.instance.arrayNode(gathering.total());
    gathering.results().values().forEach(result::add);
    if (PayloadSize.exceeds(result)) {
      throw DataLimitExceeded.ofResult(state.name());
    }
    run.note(parent.lastEvent(), state.type() + "StateSucceeded", Details.none());
    run.states().leave(parent, state.exit(), StateOutcome.result(run, parent, result));
  }

  /** A branch has failed, and with it the other branches and the whole state. */
  void childFailed(Branch child, Branch.Seat seat, Failure failure) {
    Branch parent = run.branch(seat.parent());
    if (seat.item().isPresent()) {
      String map = parent.visit().state();
      run.note(child.lastEvent(), "MapIterationFailed", Details.iteration(seat, map));
    }
    if (run.stateOf(child) instanceof State.Task) {
      run.note(child.lastEvent(), "TaskStateAborted", Details.none());
    }
    run.remove(child);
    abortChildren(parent, child.lastEvent());
    run.recoveries().failed(run.put(parent.after(child.lastEvent())), failure);
  }

  /** Aborts the branches of a state that has failed or is retried. */
  void abortChildren(Branch parent, long previous) {
    for (Branch child : run.branches()) {
      if (!child.isChildOf(parent.id())) {
        continue;
      }
      Branch.Seat seat = child.seat().orElseThrow();
      if (seat.item().isPresent()) {
        String map = parent.visit().state();
        run.note(previous, "MapIterationAborted", Details.iteration(seat, map));
      }
      if (!(child.activity() instanceof Activity.Entering)) {
        String type = run.stateOf(child).type() + "StateAborted";
        run.note(previous, type, Details.none());
      }
      abortChildren(child, previous);
      run.remove(child);
    }
  }
}
