package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import java.util.Map;

/** Writes the states that each element becomes. */
final class ElementEmitter {
  private final States states;

  ElementEmitter(States states) {
    this.states = states;
  }

  void emit(PlannedElement planned) {
    switch (planned.element()) {
      case FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.Forward _ ->
          send(planned);
      case FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _ ->
          invoke(planned);
      case ConversationElement.Question _ -> states.send(planned).put("End", true);
      case ConversationElement.Last last when last.next().isEmpty() ->
          states.send(planned).put("End", true);
      case ConversationElement.Last _ -> send(planned);
      case FlowElement.Delay delay -> wait(planned, delay);
      case FlowElement.DelayUntilWeekday delay -> wait(planned, delay);
      case FlowElement.End _ -> states.invoke(planned).put("End", true);
      case FlowElement.Note note ->
          throw new IllegalStateException("Note " + note.id().value() + " cannot be entered");
    }
  }

  /**
   * The sends queue gets a message for each contact; the execution waits until all are settled.
   * After a question it ends: each reply, and the end of the time to reply, starts another one.
   */
  private void send(PlannedElement planned) {
    states.send(planned).put("Next", planned.exitState());
    states.chooseExit(planned);
  }

  /**
   * The elements function does the work. When contacts leave by several exits, it splits the wave,
   * and this execution continues with one part.
   */
  private void invoke(PlannedElement planned) {
    states.invoke(planned).put("Next", planned.exitState());
    states.chooseExit(planned);
  }

  /**
   * The elements function stores the instant at which the delay ends, splitting the wave where it
   * differs between contacts; then the execution waits for it.
   */
  private void wait(PlannedElement planned, FlowElement.OneExit delay) {
    states.invoke(planned).put("Next", planned.exitState());
    states.choose(planned, Map.of(FlowElement.NEXT, planned.waitState()));
    states
        .put(planned.waitState(), "Wait")
        .put("Timestamp", States.UNTIL)
        .put("Next", states.stateOf(delay.next()));
  }
}
