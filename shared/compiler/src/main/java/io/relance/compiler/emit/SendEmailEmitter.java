package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;

/** Contacts get an email: a send. */
final class SendEmailEmitter implements ElementEmitter {
  @Override
  public void emit(PlannedElement planned, States states) {
    states.send(planned).put("Next", planned.exitState());
    states.chooseExit(planned);
  }
}
