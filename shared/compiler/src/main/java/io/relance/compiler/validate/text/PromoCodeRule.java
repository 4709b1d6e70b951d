package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import java.util.stream.Stream;

/** Reports promo codes in texts that contacts reach only before a code is granted to them. */
final class PromoCodeRule implements FlowRule {
  /** The root of the variables of promo codes. */
  static final String ROOT = "promo";

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var granted =
        checked.flow().elements().stream()
            .filter(GrantPromoCode.class::isInstance)
            .map(grant -> ((GrantPromoCode) grant).next())
            .toList();
    // A flow without any such element is reported by the rule about the sources of variables.
    if (granted.isEmpty()) {
      return Stream.empty();
    }
    var after = checked.graph().reachedFrom(granted);
    return checked.texts().stream()
        .filter(text -> text.examined().roots().contains(ROOT))
        .filter(text -> !after.contains(text.element().id()))
        .map(text -> checked.at(text.element(), text.field(), describe()));
  }

  private static Diagnostic describe() {
    return Diagnostic.error("text.no-promo-code-yet", "No promo code is granted before this text.")
        .hint("Place the text after the exit \"next\" of a grant-promo-code element.");
  }
}
