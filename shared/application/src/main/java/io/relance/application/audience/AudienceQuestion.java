package io.relance.application.audience;

import io.relance.domain.criteria.Criteria;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Asks for whom criteria hold at one moment.
 *
 * @param criteria about contacts only, without references to segments
 * @param now the moment that is now for the criteria
 * @param superseded whether the answer is no longer wanted; asked often
 */
public record AudienceQuestion(Criteria criteria, Instant now, BooleanSupplier superseded) {
  /** A question whose answer is wanted to the end. */
  public AudienceQuestion(Criteria criteria, Instant now) {
    this(criteria, now, () -> false);
  }
}
