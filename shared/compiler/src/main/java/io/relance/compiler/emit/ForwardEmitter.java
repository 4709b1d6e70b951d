package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;

/** Someone else gets a message: a send, too, since it goes through the same gate. */
final class ForwardEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    states.send(planned).put("Next", planned.exitState());
    states.chooseExit(planned);
  }
}
