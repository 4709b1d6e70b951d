package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;
import io.relance.domain.flow.FlowElement;

/** The elements function writes down until when; then the execution waits. */
final class DelayEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    WaitingStates.emit(planned, (FlowElement.Delay) planned.element(), states);
  }
}
