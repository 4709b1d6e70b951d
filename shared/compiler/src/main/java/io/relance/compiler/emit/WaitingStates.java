package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;
import io.relance.domain.flow.FlowElement;
import java.util.Map;

/** What every delay becomes: an instant is settled and stored, then waited for. */
final class WaitingStates {
  private WaitingStates() {}

  static void emit(PlannedElement planned, FlowElement.OneExit delay, States states) {
    states.invoke(planned).put("Next", planned.exitState());
    states.choose(planned, Map.of(FlowElement.NEXT, planned.waitState()));
    states
        .put(planned.waitState(), "Wait")
        .put("Timestamp", "{% $states.input.until %}")
        .put("Next", states.stateOf(delay.next()));
  }
}
