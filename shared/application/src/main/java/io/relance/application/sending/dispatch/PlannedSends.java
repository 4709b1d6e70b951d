package io.relance.application.sending.dispatch;

import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.SendId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sends of an element to the members of a wave. */
public record PlannedSends(Wave wave, FlowElement element, Instant now) {

  public List<Send> to(List<Member> members) {
    return members.stream().flatMap(this::to).toList();
  }

  private Stream<Send> to(Member member) {
    return switch (element) {
      case FlowElement.SendSms sms -> Stream.of(message(member, Channel.SMS, sms.purpose()));
      case FlowElement.SendWhatsApp whatsApp ->
          Stream.of(message(member, Channel.WHATSAPP, whatsApp.purpose()));
      case FlowElement.SendEmail email ->
          Stream.of(message(member, Channel.EMAIL, email.purpose()));
      case ConversationElement _ -> Stream.of(message(member, wave.channel(), Purpose.MARKETING));
      case FlowElement.Forward forward ->
          forward.to().stream().distinct().map(receiver -> forward(member, receiver));
      case FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Stream.empty();
    };
  }

  private Send message(Member member, Channel channel, Purpose purpose) {
    var sendIntent =
        new SendIntent(
            SendKind.MESSAGE,
            member.contact(),
            channel,
            purpose,
            Optional.of(position(member)),
            Optional.empty());
    return Send.queued(Send.id(member.enrollment(), element.id()), sendIntent, now);
  }

  private Send forward(Member member, FlowElement.Receiver receiver) {
    return switch (receiver) {
      case FlowElement.Receiver.Phone(var number) -> forward(member, Channel.SMS, number);
      case FlowElement.Receiver.Mailbox(var address) -> forward(member, Channel.EMAIL, address);
    };
  }

  private Send forward(Member member, Channel channel, String receiver) {
    var sendIntent =
        new SendIntent(
            SendKind.FORWARD,
            member.contact(),
            channel,
            Purpose.TRANSACTIONAL,
            Optional.of(position(member)),
            Optional.of(receiver));
    return Send.queued(
        new SendId(Send.forwardId(member.enrollment(), element.id(), receiver)), sendIntent, now);
  }

  private FlowPosition position(Member member) {
    return new FlowPosition(
        wave.cohort(),
        wave.activation(),
        member.enrollment(),
        wave.id(),
        element.id(),
        wave.launch());
  }
}
