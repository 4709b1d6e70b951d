package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;
import io.relance.domain.flow.FlowElement;

/**
 * The elements function finds each contact's instant, parts the wave by it, and the execution
 * waits.
 */
final class DelayUntilWeekdayEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    WaitingStates.emit(planned, (FlowElement.DelayUntilWeekday) planned.element(), states);
  }
}
