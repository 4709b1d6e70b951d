package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The messages that contacts get first after an exit: on each path one, or none. */
public final class FirstMessages {
  private FirstMessages() {}

  /** The elements that send them, from the element that an exit leads to. */
  public static Set<ElementId> from(Flow flow, ElementId next) {
    var first = new LinkedHashSet<ElementId>();
    var visited = new HashSet<ElementId>();
    var toVisit = new ArrayDeque<>(List.of(next));
    while (!toVisit.isEmpty()) {
      var id = toVisit.poll();
      var element = flow.element(id);
      if (element.isPresent() && visited.add(id)) {
        if (element.orElseThrow().sendsToContact()) {
          first.add(id);
        } else {
          toVisit.addAll(element.orElseThrow().exits().values());
        }
      }
    }
    return first;
  }
}
