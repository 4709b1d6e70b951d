package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;

/** The elements function parts the wave; this execution goes on with one part. */
final class ConditionEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    states.invoke(planned).put("Next", planned.exitState());
    states.chooseExit(planned);
  }
}
