package io.relance.domain.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reachable elements in topological order. */
public final class FlowOrder {
  private FlowOrder() {}

  /** For a flow without cycles; elements that nothing leads to are left out. */
  public static List<FlowElement> of(Flow flow) {
    var done = new LinkedHashSet<FlowElement>();
    var path = new ArrayDeque<FlowElement>();
    flow.element(flow.start()).ifPresent(path::push);
    while (!path.isEmpty()) {
      var element = path.getFirst();
      unvisited(flow, element, done, path).ifPresentOrElse(path::push, () -> done.add(path.pop()));
    }
    return List.copyOf(done).reversed();
  }

  private static Optional<FlowElement> unvisited(
      Flow flow, FlowElement from, Set<FlowElement> done, Deque<FlowElement> path) {
    return List.copyOf(from.exits().sequencedValues()).reversed().stream()
        .flatMap(id -> flow.element(id).stream())
        .filter(element -> !done.contains(element) && !path.contains(element))
        .findFirst();
  }
}
