package io.relance.domain.shop;

import java.util.Optional;

/**
 * A phone number as an event gives it, with the place that explains it.
 *
 * @param number not normalized
 * @param country ISO 3166, two letters: the country of a number without a prefix
 * @param own whether it is given as the person's own; one out of a postal address may be anybody's,
 *     and finds no contact
 */
public record GivenPhone(String number, Optional<String> country, boolean own) {

  /** A person's own number. */
  public static GivenPhone own(String number) {
    return new GivenPhone(number, Optional.empty(), true);
  }

  /** Never shows the number. */
  @Override
  public String toString() {
    return "GivenPhone[own=" + own + "]";
  }
}
