package io.relance.domain.criteria;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a property of events must add up to: more than one bound, less than the other. Events
 * without the property, or without a number in it, add nothing.
 *
 * @param greater the sum must be strictly greater; absent: any
 * @param less the sum must be strictly less; absent: any
 */
public record EventSum(
    PropertyName property, Optional<BigDecimal> greater, Optional<BigDecimal> less) {
  /** Whether a sum is between the bounds. */
  public boolean accepts(BigDecimal sum) {
    return greater.filter(bound -> sum.compareTo(bound) <= 0).isEmpty()
        && less.filter(bound -> sum.compareTo(bound) >= 0).isEmpty();
  }
}
