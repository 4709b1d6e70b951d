package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;

/** The elements function counts the outcome, with which the execution has succeeded. */
final class EndEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    states.invoke(planned).put("End", true);
  }
}
