package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a branch is doing between two commands. */
public sealed interface Activity {
  /** When the branch continues without a command. */
  default Optional<Instant> due() {
    return Optional.empty();
  }

  /** About to enter a state; never lasts beyond one command. */
  record Entering(String state, JsonNode input) implements Activity {}

  /** In a Wait state. */
  record Waiting(Instant until) implements Activity {
    @Override
    public Optional<Instant> due() {
      return Optional.of(until);
    }
  }

  /** Between two attempts. */
  record Retrying(Instant at) implements Activity {
    @Override
    public Optional<Instant> due() {
      return Optional.of(at);
    }
  }

  /**
   * In a Task state.
   *
   * @param submitted whether the resource has accepted the task, which now waits for its token
   */
  record Working(TaskCall call, Deadlines deadlines, boolean submitted) implements Activity {
    @Override
    public Optional<Instant> due() {
      return Stream.of(deadlines.timeout(), deadlines.heartbeat())
          .flatMap(Optional::stream)
          .min(Instant::compareTo);
    }
  }

  /** By when a task must have ended, and by when it must have sent a heartbeat. */
  record Deadlines(Optional<Instant> timeout, Optional<Instant> heartbeat, int heartbeatSeconds) {
    Deadlines afterHeartbeat(Instant now) {
      return new Deadlines(
          timeout, heartbeat.map(_ -> now.plusSeconds(heartbeatSeconds)), heartbeatSeconds);
    }
  }

  /**
   * In a Parallel or Map state, whose branches are running.
   *
   * @param total how many branches there will be
   * @param started how many have started
   * @param items of a Map state
   * @param results of those that have completed, by index
   */
  record Gathering(
      int total, int started, Optional<ArrayNode> items, Map<Integer, JsonNode> results)
      implements Activity {}
}
