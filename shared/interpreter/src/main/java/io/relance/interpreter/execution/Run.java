package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.interpreter.jsonata.Randomness;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.machine.State;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The mutable state of an execution while one command is applied to it. */
final class Run {
  /** As on AWS; it also ends endless loops. */
  static final int MOST_EVENTS = 25_000;

  private final Machine machine;
  private final Execution before;
  private final Randomness randomness;
  private final SortedMap<Integer, Branch> branches;
  private final Deque<Integer> entering = new ArrayDeque<>();
  private final List<HistoryEvent> history = new ArrayList<>();
  private final List<TaskCall> calls = new ArrayList<>();
  private final StateRunner states = new StateRunner(this);
  private final TaskRunner tasks = new TaskRunner(this);
  private final GroupRunner groups = new GroupRunner(this);
  private final Recoveries recoveries = new Recoveries(this);
  private long lastEvent;
  private int lastBranch;
  private int lastTask;
  private Optional<Execution.End> end;

  Run(Machine machine, Execution execution, Instant now, RandomGenerator random) {
    this.machine = machine;
    this.before = execution;
    this.randomness = new Randomness(now, random);
    this.branches = new TreeMap<>(execution.branches());
    this.lastEvent = execution.counters().events();
    this.lastBranch = execution.counters().branches();
    this.lastTask = execution.counters().tasks();
    this.end = execution.end();
  }

  void begin() {
    var details = Details.of("input", before.start().input());
    details.put("roleArn", before.start().identity().role());
    note(0, "ExecutionStarted", details);
    var first = new Activity.Entering(machine.startAt(), before.start().input());
    begin(new Branch(++lastBranch, Optional.empty(), visit(first, 0), Map.of(), 0, first));
  }

  /** Adds a branch of a Parallel or Map state, about to enter its first state. */
  void begin(Branch.Seat seat, long previous, Activity.Entering first) {
    var visit = visit(first, previous);
    begin(new Branch(++lastBranch, Optional.of(seat), visit, Map.of(), previous, first));
  }

  private void begin(Branch branch) {
    put(branch);
    entering.add(branch.id());
  }

  private Branch.Visit visit(Activity.Entering first, long previous) {
    return new Branch.Visit(first.state(), first.input(), now(), previous, List.of());
  }

  void enter(Branch branch, String state, JsonNode input) {
    put(branch.doing(new Activity.Entering(state, input)));
    entering.add(branch.id());
  }

  /** Runs every branch until it waits for something. */
  void settle() {
    while (!entering.isEmpty() && !ended()) {
      Branch branch = branches.get(entering.remove());
      if (branch == null) {
        continue;
      }
      if (lastEvent >= MOST_EVENTS) {
        String cause = "The execution reached the maximum number of history events (25000).";
        failExecution(branch, Failure.of(Failure.RUNTIME, cause));
      } else {
        states.enter(branch);
      }
    }
  }

  Branch put(Branch branch) {
    branches.put(branch.id(), branch);
    return branch;
  }

  void remove(Branch branch) {
    branches.remove(branch.id());
  }

  Branch branch(int id) {
    return Objects.requireNonNull(branches.get(id));
  }

  Collection<Branch> branches() {
    return List.copyOf(branches.values());
  }

  State stateOf(Branch branch) {
    return machine.state(branch.visit().state());
  }

  /** Adds an event, which becomes the latest of the branch. */
  Branch note(Branch branch, String type, ObjectNode details) {
    return put(branch.after(note(branch.lastEvent(), type, details)));
  }

  long note(long previous, String type, ObjectNode details) {
    history.add(new HistoryEvent(++lastEvent, previous, now(), type, details));
    return lastEvent;
  }

  void call(TaskCall call) {
    calls.add(call);
  }

  int nextTask() {
    return ++lastTask;
  }

  void succeed(Branch root, JsonNode output) {
    note(root, "ExecutionSucceeded", Details.of("output", output));
    finish(
        new Execution.End(
            ExecutionStatus.State.SUCCEEDED, now(), Optional.of(output), Failure.NONE));
  }

  void failExecution(Branch branch, Failure failure) {
    note(branch, "ExecutionFailed", Details.of(failure));
    finish(failed(ExecutionStatus.State.FAILED, failure));
  }

  /** Ends the execution, whatever its branches are doing. */
  void end(ExecutionStatus.State state, Failure failure) {
    String type =
        state == ExecutionStatus.State.TIMED_OUT ? "ExecutionTimedOut" : "ExecutionAborted";
    note(0, type, Details.of(failure));
    finish(failed(state, failure));
  }

  private Execution.End failed(ExecutionStatus.State state, Failure failure) {
    return new Execution.End(state, now(), Optional.empty(), failure);
  }

  private void finish(Execution.End how) {
    end = Optional.of(how);
    branches.clear();
    entering.clear();
  }

  boolean ended() {
    return end.isPresent();
  }

  TransitionResult result(boolean applied) {
    var counters = new Execution.Counters(lastEvent, lastBranch, lastTask);
    var execution = new Execution(before.start(), before.deadline(), counters, branches, end);
    // A task that was aborted by the same command must not be invoked.
    calls.retainAll(execution.pending());
    return new TransitionResult(execution, applied, List.copyOf(calls), List.copyOf(history));
  }

  Execution.Start start() {
    return before.start();
  }

  Instant deadline() {
    return before.deadline();
  }

  Instant now() {
    return randomness.now();
  }

  Randomness chance() {
    return randomness;
  }

  StateRunner states() {
    return states;
  }

  TaskRunner tasks() {
    return tasks;
  }

  GroupRunner groups() {
    return groups;
  }

  Recoveries recoveries() {
    return recoveries;
  }
}
