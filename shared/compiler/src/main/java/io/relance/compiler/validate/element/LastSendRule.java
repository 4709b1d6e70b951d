package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import java.util.Set;
import java.util.stream.Stream;

/** Reports conditions on the last send where there is none before, or too soon after it. */
final class LastSendRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var afterSend = checked.graph().after(LastSendRule::sends);
    var afterDelay = checked.graph().after(LastSendRule::delays);
    return checked.each(
        FlowElement.Condition.class,
        condition ->
            SingleCriteria.of(condition.criteria())
                .flatMap(part -> check(part, condition.id(), afterSend, afterDelay))
                .map(fault -> checked.at(condition, "criteria", fault)));
  }

  private static Stream<Diagnostic> check(
      Criteria part, ElementId at, Set<ElementId> afterSend, Set<ElementId> afterDelay) {
    if (!(part instanceof Criteria.LastSend(var outcome))) {
      return Stream.empty();
    }
    if (!afterSend.contains(at)) {
      return Stream.of(
          Diagnostic.error("criteria.no-send-before", "No message is sent before this condition.")
              .hint("Place the condition after a send element."));
    }
    return outcome == SendOutcome.DELIVERED && !afterDelay.contains(at)
        ? Stream.of(
            Diagnostic.warning(
                    "criteria.delivery-unlikely-yet",
                    "Carriers rarely confirm a delivery this soon.")
                .hint("Place a delay between the message and the condition."))
        : Stream.empty();
  }

  private static boolean sends(FlowElement element) {
    return element instanceof FlowElement.SendSms
        || element instanceof FlowElement.SendWhatsApp
        || element instanceof FlowElement.SendEmail
        || element instanceof ConversationElement;
  }

  private static boolean delays(FlowElement element) {
    return element instanceof FlowElement.Delay || element instanceof FlowElement.DelayUntilWeekday;
  }
}
