package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.PromoBankKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** An element that selects contacts by what others got before them. */
public sealed interface SelectionElement extends FlowElement {
  /** The exit of contacts for whom a bank has no promo code left. */
  String ON_EXHAUSTED = "onExhausted";

  /** Where the contacts go that are selected. */
  ElementId next();

  /**
   * Grants each contact a promo code of a bank.
   *
   * @param onExhausted where contacts go for whom no code is left; absent: on to the next element,
   *     without a code
   */
  record GrantPromoCode(
      ElementId id, String name, PromoBankKey bank, ElementId next, Optional<ElementId> onExhausted)
      implements SelectionElement {
    @Override
    public String kind() {
      return "grant-promo-code";
    }

    @Override
    public SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      exits.put(NEXT, next);
      onExhausted.ifPresent(exit -> exits.put(ON_EXHAUSTED, exit));
      return Collections.unmodifiableSequencedMap(exits);
    }
  }
}
