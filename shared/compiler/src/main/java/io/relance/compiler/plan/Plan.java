package io.relance.compiler.plan;

import io.relance.compiler.validate.FlowGraph;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.ElementId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The elements of a definition, in the order in which contacts reach them. */
public final class Plan {
  /** The state that jumps to the element to enter. */
  public static final String ENTER = "Enter";

  /** The state that waits before that. */
  public static final String WAIT_TO_ENTER = "Wait to enter";

  /** The state of a wave that has no contacts left. */
  public static final String WAVE_ENDED = "Wave ended";

  /** The state of a wave that has failed permanently. */
  public static final String WAVE_LOST = "Wave lost";

  /** The state of a wave whose element returned an exit that it does not have. */
  public static final String UNKNOWN_EXIT = "Unknown exit";

  /** The state of a wave whose input names an element that the flow does not have. */
  public static final String UNKNOWN_ELEMENT = "Unknown element";

  private static final List<String> FIXED =
      List.of(ENTER, WAIT_TO_ENTER, WAVE_ENDED, WAVE_LOST, UNKNOWN_EXIT, UNKNOWN_ELEMENT);

  private final Map<ElementId, PlannedElement> elements = new LinkedHashMap<>();

  /** Plans a flow that has no error. */
  public Plan(Flow flow) {
    var names = new StateNames(FIXED);
    for (var element : new FlowGraph(flow).reachable()) {
      elements.put(element.id(), new PlannedElement(element, names.name(element)));
    }
  }

  public Collection<PlannedElement> elements() {
    return elements.values();
  }

  /** The first state of an element. */
  public String stateOf(ElementId id) {
    return Optional.ofNullable(elements.get(id))
        .map(PlannedElement::state)
        .orElseThrow(
            () -> new IllegalStateException("Element " + id.value() + " not found in the plan"));
  }
}
