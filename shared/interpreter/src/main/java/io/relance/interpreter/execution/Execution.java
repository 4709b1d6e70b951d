package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.engine.ExecutionStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole state of an execution, as a value.
 *
 * @param deadline of the whole execution
 * @param branches running, by id
 */
public record Execution(
    Start start,
    Instant deadline,
    Counters counters,
    SortedMap<Integer, Branch> branches,
    Optional<End> end) {
  public Execution {
    branches = Collections.unmodifiableSortedMap(new TreeMap<>(branches));
  }

  /** How it started. */
  public record Start(Identity identity, JsonNode input, Instant at) {}

  /** How many events, branches and tasks there have been so far. */
  public record Counters(long events, int branches, int tasks) {}

  /** How it ended. */
  public record End(
      ExecutionStatus.State state, Instant at, Optional<JsonNode> output, Failure failure) {}

  /** The next instant at which the execution continues without a command. */
  public Optional<Instant> due() {
    return end.isPresent()
        ? Optional.empty()
        : Stream.concat(
                Stream.of(deadline),
                branches.values().stream().flatMap(b -> b.activity().due().stream()))
            .min(Instant::compareTo);
  }

  /**
   * The tasks that no resource is known to have accepted; after a crash they must be invoked again.
   */
  public List<TaskCall> pending() {
    return end.isPresent()
        ? List.of()
        : branches.values().stream()
            .map(Branch::activity)
            .flatMap(
                activity ->
                    activity instanceof Activity.Working working && !working.submitted()
                        ? Stream.of(working.call())
                        : Stream.of())
            .toList();
  }

  /** The state that each branch is in. */
  public List<String> currentStates() {
    return branches.values().stream().map(branch -> branch.visit().state()).toList();
  }

  public ExecutionStatus.State state() {
    return end.map(End::state).orElse(ExecutionStatus.State.RUNNING);
  }
}
