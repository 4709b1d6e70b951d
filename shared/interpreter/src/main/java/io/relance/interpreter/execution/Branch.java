package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of control in an execution: the machine itself, a branch of a Parallel state, or the
 * iteration of a Map state for one item.
 *
 * @param seat its place in the state that started it; the machine itself has none
 * @param variables assigned in it, without those of outer scopes
 * @param lastEvent the id of its latest event
 */
public record Branch(
    int id,
    Optional<Seat> seat,
    Visit visit,
    Map<String, JsonNode> variables,
    long lastEvent,
    Activity activity) {
  /** The place of a branch: the branch that started it, its index there, and its item if any. */
  public record Seat(int parent, int index, Optional<JsonNode> item) {}

  /**
   * The stay in one state.
   *
   * @param event the id of the event of entering
   * @param retries how often each retrier of the state was used
   */
  public record Visit(
      String state, JsonNode input, Instant enteredAt, long event, List<Integer> retries) {
    int retriesOf(int retrier) {
      return retrier < retries.size() ? retries.get(retrier) : 0;
    }

    int retryCount() {
      return retries.stream().mapToInt(Integer::intValue).sum();
    }

    Visit retried(int retrier) {
      var counts = new ArrayList<>(retries);
      counts.addAll(Collections.nCopies(Math.max(0, retrier + 1 - counts.size()), 0));
      counts.set(retrier, counts.get(retrier) + 1);
      return new Visit(state, input, enteredAt, event, List.copyOf(counts));
    }
  }

  Branch doing(Activity activity) {
    return new Branch(id, seat, visit, variables, lastEvent, activity);
  }

  Branch in(Visit visit) {
    return new Branch(id, seat, visit, variables, lastEvent, activity);
  }

  Branch after(long event) {
    return new Branch(id, seat, visit, variables, event, activity);
  }

  Branch knowing(Map<String, JsonNode> variables) {
    return new Branch(id, seat, visit, variables, lastEvent, activity);
  }

  boolean isChildOf(int parent) {
    return seat.filter(s -> s.parent() == parent).isPresent();
  }
}
