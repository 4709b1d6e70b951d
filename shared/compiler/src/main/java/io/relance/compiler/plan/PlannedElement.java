package io.relance.compiler.plan;

import io.relance.domain.flow.FlowElement;
import java.util.List;

/**
 * An element and the states it becomes.
 *
 * @param state the one that contacts enter
 */
public record PlannedElement(FlowElement element, String state) {
  private static final String EXIT = " - exit";
  private static final String WAIT = " - wait";
  static final List<String> SUFFIXES = List.of(EXIT, WAIT);

  /** The state that chooses the next state. */
  public String exitState() {
    return state + EXIT;
  }

  /** The state that waits, if the element does. */
  public String waitState() {
    return state + WAIT;
  }
}
