package io.relance.compiler.validate.element;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import java.util.Optional;

/** A message to the contact that an element sends. */
record Sending(FlowElement element, Purpose purpose, Channel channel) {
  /** What an element sends to the contact; empty for elements that send it nothing. */
  static Optional<Sending> by(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> Optional.of(new Sending(sms, sms.purpose(), Channel.SMS));
      case FlowElement.SendWhatsApp whatsApp ->
          Optional.of(new Sending(whatsApp, whatsApp.purpose(), Channel.WHATSAPP));
      case FlowElement.SendEmail email ->
          Optional.of(new Sending(email, email.purpose(), Channel.EMAIL));
      case ConversationElement conversation ->
          Optional.of(new Sending(conversation, Purpose.MARKETING, Channel.SMS));
      case FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Forward _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Optional.empty();
    };
  }
}
