package io.relance.compiler.validate.element;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.id.PromoBankKey;
import java.util.Set;
import java.util.stream.Stream;

/** Reports keys that no promo bank has. */
final class KnownPromoBankRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.context().promoBanks().stream().flatMap(known -> check(checked, known));
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Set<PromoBankKey> known) {
    return checked.each(
        GrantPromoCode.class,
        grant ->
            known.contains(grant.bank()) || Placeholders.isPlaceholder(grant.bank())
                ? Stream.empty()
                : Stream.of(checked.at(grant, "bank", fault(grant.bank(), known))));
  }

  private static Diagnostic fault(PromoBankKey bank, Set<PromoBankKey> known) {
    return UnknownKey.error(
            "element.unknown-promo-bank",
            "promo bank",
            bank.value(),
            known.stream().map(PromoBankKey::value))
        .hint("Use the key of a promo bank; create the bank first.");
  }
}
