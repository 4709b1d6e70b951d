package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import java.util.stream.Stream;

/** Warns of a flow that neither sends nor changes anything. */
final class NoActionRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().elements().stream().anyMatch(NoActionRule::acts)
        ? Stream.empty()
        : Stream.of(
            Diagnostic.warning(
                    "flow.no-action", "This flow has no element that sends or changes anything.")
                .path("elements"));
  }

  private static boolean acts(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.AddToList _,
          ContactAction _,
          SelectionElement.GrantPromoCode _,
          FlowElement.Forward _,
          ConversationElement _ ->
          true;
      case FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement.RemoveDuplicates _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          false;
    };
  }
}
