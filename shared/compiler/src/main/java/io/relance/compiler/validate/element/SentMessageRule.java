package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reports conditions on a message where there is none before, or too soon after it. */
final class SentMessageRule implements FlowRule {
  private static final String NONE_BEFORE = "No message is sent before this condition.";
  private static final String DELAY = "Place a delay between the message and the condition.";

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var afterDelay = checked.graph().after(SentMessageRule::delays);
    return checked.each(
        FlowElement.Condition.class,
        condition ->
            SingleCriteria.of(condition.criteria())
                .flatMap(part -> message(part).stream())
                .flatMap(message -> check(message, condition, checked, afterDelay).stream())
                .map(fault -> checked.at(condition, "criteria", fault)));
  }

  private static Optional<Criteria.MessageOutcome> message(Criteria part) {
    return part instanceof Criteria.MessageOutcome message
        ? Optional.of(message)
        : Optional.empty();
  }

  private static Optional<Diagnostic> check(
      Criteria.MessageOutcome message,
      FlowElement.Condition condition,
      CheckedFlow checked,
      Set<ElementId> afterDelay) {
    var graph = checked.graph();
    var named = message.element();
    if (named
        .filter(id -> graph.element(id).filter(FlowElement::sendsToContact).isEmpty())
        .isPresent()) {
      return Optional.of(unknown(named.orElseThrow(), checked));
    }
    var afterSend =
        graph.after(
            element -> element.sendsToContact() && named.map(element.id()::equals).orElse(true));
    if (!afterSend.contains(condition.id())) {
      return Optional.of(
          Diagnostic.error(
                  "criteria.no-send-before",
                  named.map(SentMessageRule::notSentBefore).orElse(NONE_BEFORE))
              .hint("Place the condition after a send element."));
    }
    return afterDelay.contains(condition.id()) ? Optional.empty() : tooSoon(message.outcome());
  }

  private static String notSentBefore(ElementId named) {
    return "The message " + Quoted.of(named.value()) + " is not sent before this condition.";
  }

  private static Diagnostic unknown(ElementId named, CheckedFlow checked) {
    var sending =
        checked.flow().elements().stream()
            .filter(FlowElement::sendsToContact)
            .map(element -> element.id().value())
            .toList();
    var fault =
        Diagnostic.error(
            "criteria.unknown-message",
            "Must be \"last\" or the id of an element that sends a message, not "
                + Quoted.of(named.value())
                + ".");
    return NearestName.of(named.value(), sending)
        .map(near -> fault.hint("Did you mean \"" + near + "\"?"))
        .orElse(fault);
  }

  private static Optional<Diagnostic> tooSoon(SendOutcome outcome) {
    return switch (outcome) {
      case DELIVERED ->
          Optional.of(
              Diagnostic.warning(
                      "criteria.delivery-unlikely-yet",
                      "Carriers rarely confirm a delivery this soon.")
                  .hint(DELAY));
      case CLICKED -> Optional.of(unlikelyYet("criteria.click-unlikely-yet", "follow a link"));
      case OPENED -> Optional.of(unlikelyYet("criteria.open-unlikely-yet", "open a message"));
      case REPLIED -> Optional.of(unlikelyYet("criteria.reply-unlikely-yet", "reply"));
      case UNSUBSCRIBED ->
          Optional.of(unlikelyYet("criteria.unsubscription-unlikely-yet", "unsubscribe"));
      case COMPLAINED ->
          Optional.of(unlikelyYet("criteria.complaint-unlikely-yet", "report a message as spam"));
      case SENT, FAILED, SKIPPED -> Optional.empty();
    };
  }

  private static Diagnostic unlikelyYet(String code, String what) {
    return Diagnostic.warning(code, "Contacts rarely " + what + " this soon.").hint(DELAY);
  }

  private static boolean delays(FlowElement element) {
    return element instanceof FlowElement.Delay || element instanceof FlowElement.DelayUntilWeekday;
  }
}
