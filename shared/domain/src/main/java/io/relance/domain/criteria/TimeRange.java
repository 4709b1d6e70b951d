package io.relance.domain.criteria;

import java.time.Instant;

/**
 * The instants from one on, up to another that is not among them.
 *
 * @param from {@link Instant#MIN} for no beginning
 * @param until {@link Instant#MAX} for no end
 */
public record TimeRange(Instant from, Instant until) {
  public static final TimeRange ALL = new TimeRange(Instant.MIN, Instant.MAX);

  /** Whether an instant is in the range. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
