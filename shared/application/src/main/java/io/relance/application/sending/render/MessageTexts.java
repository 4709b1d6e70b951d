package io.relance.application.sending.render;

import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import java.util.Map;
import java.util.stream.Stream;

/** The templates of the message that an element sends. */
final class MessageTexts {
  private MessageTexts() {}

  /** Those that are rendered with some variables; none for elements that send nothing. */
  static Stream<String> of(FlowElement element, Map<String, Object> variables) {
    return switch (element) {
      case FlowElement.SendSms sms -> Stream.of(sms.text());
      case FlowElement.SendEmail email -> of(email.content());
      case FlowElement.Forward forward -> forward.text().stream();
      case ConversationElement.Question question -> Stream.of(question.text());
      case ConversationElement.Recommendations recommendations ->
          Stream.of(recommendations.choose(Answers.of(variables)).text());
      case ConversationElement.Message message -> Stream.of(message.text());
      default -> Stream.empty();
    };
  }

  private static Stream<String> of(FlowElement.EmailContent content) {
    return Stream.concat(Stream.of(content.subject(), content.html()), content.text().stream());
  }
}
