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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reports conditions on the last send where there is none before, or too soon after it. */
final class LastSendRule implements FlowRule {
  private static final String DELAY = "Place a delay between the message and the condition.";

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
    return afterDelay.contains(at) ? Stream.empty() : tooSoon(outcome).stream();
  }

  private static Optional<Diagnostic> tooSoon(SendOutcome outcome) {
    return switch (outcome) {
      case DELIVERED ->
          Optional.of(
              Diagnostic.warning(
                      "criteria.delivery-unlikely-yet",
                      "Carriers rarely confirm a delivery this soon.")
                  .hint(DELAY));
      case CLICKED ->
          Optional.of(
              Diagnostic.warning(
                      "criteria.click-unlikely-yet", "Contacts rarely follow a link this soon.")
                  .hint(DELAY));
      case SENT, FAILED, SKIPPED -> Optional.empty();
    };
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
