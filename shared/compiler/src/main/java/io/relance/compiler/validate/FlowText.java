package io.relance.compiler.validate;

import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.Receiver;
import java.util.stream.Stream;

/**
 * A text that an element sends.
 *
 * @param field where it stands within the element
 * @param sms whether it goes out as a text message
 */
record FlowText(FlowElement element, String field, String text, boolean sms) {

  static Stream<FlowText> of(Flow flow) {
    return flow.elements().stream().flatMap(FlowText::of);
  }

  private static Stream<FlowText> of(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> Stream.of(new FlowText(sms, "text", sms.text(), true));
      case FlowElement.SendEmail email -> of(email);
      case FlowElement.Forward forward ->
          forward.text().stream()
              .map(text -> new FlowText(forward, "text", text, toPhone(forward)));
      case FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Stream.empty();
    };
  }

  private static Stream<FlowText> of(FlowElement.SendEmail email) {
    return Stream.concat(
        Stream.of(
            new FlowText(email, "subject", email.content().subject(), false),
            new FlowText(email, "html", email.content().html(), false)),
        email.content().text().stream().map(text -> new FlowText(email, "text", text, false)));
  }

  private static boolean toPhone(FlowElement.Forward forward) {
    return forward.to().stream().anyMatch(Receiver.Phone.class::isInstance);
  }
}
