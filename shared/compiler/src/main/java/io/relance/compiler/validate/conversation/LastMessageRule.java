package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.ConversationElement.Message;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.stream.Stream;

/** Reports what follows the last message of a conversation and is no action or end (K-8). */
final class LastMessageRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(Message.class, message -> check(checked, message));
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Message message) {
    return message
        .next()
        .map(next -> checked.graph().reachedFrom(List.of(next)).stream())
        .orElseGet(Stream::empty)
        .flatMap(id -> checked.graph().element(id).stream())
        .filter(element -> !mayFollow(element))
        .findFirst()
        .map(element -> checked.at(message, "next", describe(checked, element.id())))
        .stream();
  }

  private static Diagnostic describe(CheckedFlow checked, ElementId element) {
    return Diagnostic.error(
            "message.not-last",
            "Must lead to actions and ends only; \"%s\" follows the message."
                .formatted(checked.name(element)))
        .hint("A message ends the conversation. Use \"question\" where a reply is expected.");
  }

  private static boolean mayFollow(FlowElement element) {
    return switch (element) {
      case FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          ConversationElement _ ->
          false;
      case FlowElement.OneExit _, FlowElement.NoExit _ -> true;
    };
  }
}
