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

  /** The exit of duplicates that are not kept. */
  String ON_DUPLICATE = "onDuplicate";

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

  /** Keeps one of the contacts that share a phone number or a mailbox. */
  record RemoveDuplicates(
      ElementId id, String name, Uniqueness uniqueness, ElementId next, ElementId onDuplicate)
      implements SelectionElement {
    @Override
    public String kind() {
      return "remove-duplicates";
    }

    @Override
    public SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      exits.put(NEXT, next);
      exits.put(ON_DUPLICATE, onDuplicate);
      return Collections.unmodifiableSequencedMap(exits);
    }

    /** Why a contact leaves by an exit. */
    public String words(String exit) {
      return (exit.equals(ON_DUPLICATE) ? "a duplicate" : "no duplicate")
          + " by "
          + uniqueness.by().noun();
    }
  }
}
