package io.relance.domain.shop;

import java.util.Optional;

/**
 * What the buyer agreed to receive at the checkout; not ticked is not a refusal.
 *
 * @param textsTo the number the buyer gave for texts, when it is another than the contact's
 */
public record MarketingOptIns(boolean emails, boolean texts, Optional<String> textsTo) {
  public static final MarketingOptIns NONE = new MarketingOptIns(false, false, Optional.empty());
}
