package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.SubscriptionWords;
import java.util.stream.Stream;

/**
 * Warns of marketing texts that do not say how to opt out. Emails get a link by themselves, and an
 * answer to a keyword was requested.
 */
final class OptOutRule implements FlowRule {
  private static final String LINK = "unsubscribeUrl";

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    if (checked.flow().trigger() instanceof Trigger.InboundMessage) {
      return Stream.empty();
    }
    return checked.texts().stream()
        .filter(OptOutRule::isMarketing)
        .filter(text -> !text.text().isBlank() && !saysHow(text.text()))
        .map(text -> checked.at(text.element(), text.field(), missing()));
  }

  private static boolean isMarketing(FlowText text) {
    return text.element() instanceof FlowElement.SendSms sms && sms.purpose() == Purpose.MARKETING;
  }

  private static boolean saysHow(String text) {
    return text.contains(LINK) || SubscriptionWords.namesOptOut(text);
  }

  private static Diagnostic missing() {
    return Diagnostic.warning(
            "text.no-opt-out", "A marketing text must say how to opt out of such texts.")
        .hint("Add words such as \"Reply STOP to unsubscribe\", or use the purpose transactional.");
  }
}
