package io.relance.compiler.validate;

import io.relance.compiler.codec.Placeholders;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which elements lead to which.
 *
 * <p>Exits that lead nowhere are left out; nothing here recurses, since a flow may be as long as a
 * file allows.
 */
public final class FlowGraph {
  private final Map<ElementId, FlowElement> elements = new LinkedHashMap<>();
  private final Map<ElementId, List<ElementId>> exits = new HashMap<>();
  private final ElementId start;

  public FlowGraph(Flow flow) {
    this.start = flow.start();
    flow.elements().forEach(element -> elements.putIfAbsent(element.id(), element));
    elements.forEach((id, element) -> exits.put(id, known(element.exits().values())));
  }

  private List<ElementId> known(Collection<ElementId> drawn) {
    return drawn.stream().filter(elements::containsKey).distinct().toList();
  }

  public Optional<FlowElement> element(ElementId id) {
    return Optional.ofNullable(elements.get(id));
  }

  /** Whether an exit names an element, or could not be read. */
  public boolean leadsSomewhere(ElementId exit) {
    return elements.containsKey(exit) || Placeholders.isPlaceholder(exit);
  }

  public List<ElementId> exits(ElementId id) {
    return exits.getOrDefault(id, List.of());
  }

  /** The elements that contacts can reach, in the order in which they do. */
  public List<FlowElement> reachable() {
    return reachedFrom(List.of(start)).stream().flatMap(id -> element(id).stream()).toList();
  }

  /** These elements and all that they lead to. */
  public Set<ElementId> reachedFrom(Collection<ElementId> from) {
    var reached = new LinkedHashSet<ElementId>();
    var toVisit = new ArrayDeque<>(known(from));
    while (!toVisit.isEmpty()) {
      var id = toVisit.poll();
      if (reached.add(id)) {
        toVisit.addAll(exits(id));
      }
    }
    return reached;
  }

  /** The elements that come after any element with this trait. */
  public Set<ElementId> after(Predicate<FlowElement> trait) {
    var next =
        elements.values().stream()
            .filter(trait)
            .flatMap(element -> exits(element.id()).stream())
            .toList();
    return reachedFrom(next);
  }

  /**
   * Each element before those it leads to; the elements of cycles, and those after them, are left
   * out.
   */
  public List<ElementId> ordered() {
    var entries = new HashMap<ElementId, Integer>();
    exits.values().forEach(to -> to.forEach(id -> entries.merge(id, 1, Integer::sum)));
    var free = new ArrayDeque<ElementId>();
    elements.keySet().stream().filter(id -> !entries.containsKey(id)).forEach(free::add);
    var ordered = new ArrayList<ElementId>();
    while (!free.isEmpty()) {
      var id = free.poll();
      ordered.add(id);
      for (var exit : exits(id)) {
        if (entries.merge(exit, -1, Integer::sum) == 0) {
          free.add(exit);
        }
      }
    }
    return ordered;
  }

  public Set<ElementId> ids() {
    return elements.keySet();
  }
}
