package io.relance.domain.shop;

import java.util.Optional;

/**
 * What the buyer agreed to receive at the checkout; not ticked is not a refusal.
 *
 * @param textsTo the number the buyer gave for texts, when it is another than the contact's
 */
public record TickedBoxes(boolean emails, boolean texts, Optional<String> textsTo) {
  public static final TickedBoxes NONE = new TickedBoxes(false, false, Optional.empty());
}
