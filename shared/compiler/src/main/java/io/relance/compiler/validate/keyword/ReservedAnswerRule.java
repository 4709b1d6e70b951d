package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionWords;
import java.util.Set;
import java.util.stream.Stream;

/** Warns of suggested answers that carriers treat as opt-in, opt-out or help. */
final class ReservedAnswerRule implements FlowRule {
  /** Words that texts name because they opt out, in, or ask for help. */
  private static final Set<String> MEANT =
      Set.of("stop", "stopall", "arret", "unsubscribe", "start", "unstop", "help", "aide");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return OfferedWords.in(checked.flow())
        .filter(offer -> !MEANT.contains(offer.normal()))
        .filter(offer -> !SubscriptionWords.namesOptOut(offer.word()))
        .filter(offer -> !(offer.intent() instanceof SubscriptionIntent.None))
        .map(
            offer ->
                checked.at(
                    offer.element(),
                    "text",
                    Diagnostic.warning(
                            "text.offers-reserved-word",
                            "The answer \""
                                + offer.word()
                                + "\" opts in, opts out or asks for help.")
                        .hint("Offer another word.")));
  }
}
