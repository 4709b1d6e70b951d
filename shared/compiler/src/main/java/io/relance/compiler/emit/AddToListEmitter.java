package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;

/** Contacts are put on a list by the elements function. */
final class AddToListEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    states.invoke(planned).put("Next", planned.exitState());
    states.chooseExit(planned);
  }
}
