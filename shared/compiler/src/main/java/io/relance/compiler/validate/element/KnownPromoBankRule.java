package io.relance.compiler.validate.element;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
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
    var keys = known.stream().map(PromoBankKey::value).sorted().toList();
    var message =
        "There is no promo bank "
            + Quoted.of(bank.value())
            + NearestName.ending(bank.value(), keys);
    return Diagnostic.error("element.unknown-promo-bank", message)
        .hint("Use the key of a promo bank; create the bank first.");
  }
}
