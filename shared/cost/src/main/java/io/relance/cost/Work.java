package io.relance.cost;

import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;

/** A kind of work that a wave asks for. */
public enum Work {
  /** Contacts enter by a launch, and a wave starts with them. */
  ENTER,
  /** A wave passes an element that asks nothing about its members. */
  DELAY,
  /** A wave is parted by what is known of its members. */
  CONDITION,
  /** A wave forks off another. */
  FORK,
  SEND_SMS,
  /** A text of a launch waits for the rate of its sender. */
  WAIT_FOR_RATE,
  /** The provider reports twice on a text: that it was sent, and that it was delivered. */
  RECEIPTS,
  SEND_EMAIL,
  ADD_TO_LIST,
  FORWARD,
  END;

  static Work at(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms _, FlowElement.SendWhatsApp _ -> SEND_SMS;
      case FlowElement.SendEmail _ -> SEND_EMAIL;
      case ConversationElement _ -> SEND_SMS;
      case FlowElement.AddToList _, ContactAction _ -> ADD_TO_LIST;
      case FlowElement.Forward _ -> FORWARD;
      case FlowElement.Delay _, FlowElement.DelayUntilWeekday _ -> DELAY;
      case FlowElement.Condition _,
          SplitElement _,
          SelectionElement.RemoveDuplicates _,
          ApprovalElement _ ->
          CONDITION;
      case SelectionElement.GrantPromoCode _ -> ADD_TO_LIST;
      case FlowElement.End _ -> END;
      case FlowElement.Note note ->
          throw new IllegalArgumentException("Note " + note.id().value() + " cannot be entered");
    };
  }
}
