package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.SubscriptionWish;
import java.util.Set;
import java.util.stream.Stream;

/** Warns of answers asked for that never arrive as answers, since carriers take them for more. */
final class ReservedAnswerRule implements FlowRule {
  /** Words that texts name because they opt out, in, or ask for help. */
  private static final Set<String> MEANT =
      Set.of("stop", "stopall", "arret", "unsubscribe", "start", "unstop", "help", "aide");

  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return OfferedWords.in(drawing.flow())
        .filter(offer -> !MEANT.contains(offer.normal()))
        .filter(offer -> !(offer.wish() instanceof SubscriptionWish.None))
        .map(
            offer ->
                drawing.at(
                    offer.element(),
                    "text",
                    Diagnostic.warning(
                            "text.offers-reserved-word",
                            "“"
                                + offer.word()
                                + "” opts in, opts out or asks for help when answered.")
                        .hint("Ask for another word.")));
  }
}
