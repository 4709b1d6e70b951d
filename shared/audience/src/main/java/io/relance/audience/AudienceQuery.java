package io.relance.audience;

import io.relance.domain.criteria.Criteria;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/**
 * Asks for whom criteria hold at one moment.
 *
 * @param zone the project's, in which a day is a day
 * @param superseded whether the answer is no longer wanted; asked often, from any thread
 */
public record AudienceQuery(
    Criteria criteria, Instant now, ZoneId zone, BooleanSupplier superseded) {
  /** A query whose answer is wanted to the end. */
  public AudienceQuery(Criteria criteria, Instant now, ZoneId zone) {
    this(criteria, now, zone, () -> false);
  }
}
