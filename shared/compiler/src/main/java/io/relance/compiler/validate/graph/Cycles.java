package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.FlowGraph;
import io.relance.domain.id.ElementId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Finds cycles, no two of them through the same element. */
final class Cycles {
  private static final int MAX = 20;

  private final FlowGraph graph;
  private final SequencedSet<ElementId> left;
  private final Map<ElementId, List<ElementId>> entries = new HashMap<>();

  private Cycles(FlowGraph graph) {
    this.graph = graph;
    this.left = new LinkedHashSet<>(graph.ids());
    for (var id : graph.ids()) {
      graph.exits(id).forEach(to -> entries.computeIfAbsent(to, _ -> new ArrayList<>()).add(id));
    }
    left.removeAll(new LinkedHashSet<>(graph.ordered()));
    dropDeadEnds(List.copyOf(left));
  }

  static List<List<ElementId>> in(FlowGraph graph) {
    return new Cycles(graph).all();
  }

  private List<List<ElementId>> all() {
    var cycles = new ArrayList<List<ElementId>>();
    while (!left.isEmpty() && cycles.size() < MAX) {
      var cycle = from(left.getFirst());
      cycles.add(cycle);
      cycle.forEach(left::remove);
      dropDeadEnds(cycle.stream().flatMap(id -> entriesOf(id).stream()).toList());
    }
    return cycles;
  }

  /**
   * Each element that is left leads to another one that is left, so following exits ends in a
   * cycle.
   */
  private List<ElementId> from(ElementId first) {
    var walked = new ArrayList<ElementId>();
    var seen = new HashMap<ElementId, Integer>();
    var at = first;
    while (!seen.containsKey(at)) {
      seen.put(at, walked.size());
      walked.add(at);
      at = graph.exits(at).stream().filter(left::contains).findFirst().orElseThrow();
    }
    return List.copyOf(walked.subList(seen.getOrDefault(at, 0), walked.size()));
  }

  private void dropDeadEnds(List<ElementId> suspects) {
    var toCheck = new ArrayDeque<>(suspects);
    while (!toCheck.isEmpty()) {
      var id = toCheck.poll();
      if (left.contains(id) && graph.exits(id).stream().noneMatch(left::contains)) {
        left.remove(id);
        toCheck.addAll(entriesOf(id));
      }
    }
  }

  private List<ElementId> entriesOf(ElementId id) {
    return entries.getOrDefault(id, List.of());
  }
}
