package io.relance.domain.shop;

import java.util.Optional;

/**
 * The marketing boxes ticked at the checkout; an unticked box is no opt-out.
 *
 * @param textsTo the number the buyer gave for texts, when it differs from the contact's
 */
public record MarketingOptIns(boolean emails, boolean texts, Optional<String> textsTo) {
  public static final MarketingOptIns NONE = new MarketingOptIns(false, false, Optional.empty());
}
