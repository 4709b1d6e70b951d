package io.relance.compiler.emit;

import io.relance.compiler.plan.PlannedElement;
import io.relance.domain.flow.FlowElement;

/** Writes the states that one kind of element becomes. */
interface ElementEmitter {
  void emit(PlannedElement planned, States states);

  /** The emitter of an element's kind. */
  static ElementEmitter of(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms _ -> new SendSmsEmitter();
      case FlowElement.SendEmail _ -> new SendEmailEmitter();
      case FlowElement.AddToList _ -> new AddToListEmitter();
      case FlowElement.Forward _ -> new ForwardEmitter();
      case FlowElement.Delay _ -> new DelayEmitter();
      case FlowElement.DelayUntilWeekday _ -> new DelayUntilWeekdayEmitter();
      case FlowElement.Condition _ -> new ConditionEmitter();
      case FlowElement.End _ -> new EndEmitter();
      case FlowElement.Note note ->
          throw new IllegalStateException("Note " + note.id().value() + " cannot be entered");
    };
  }
}
