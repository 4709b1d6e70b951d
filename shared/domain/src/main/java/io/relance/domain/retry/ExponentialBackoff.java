package io.relance.domain.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double from a first one up to a longest one.
 *
 * @param first the wait after the first failed attempt
 * @param longest no wait is longer
 */
public record ExponentialBackoff(Duration first, Duration longest) {
  /** More doublings reach the longest wait anyhow, and would overflow. */
  private static final int MOST_DOUBLINGS = 32;

  public ExponentialBackoff {
    if (!first.isPositive()) {
      throw new IllegalArgumentException("The first wait must be positive, not " + first);
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "The longest wait, " + longest + ", is shorter than the first, " + first);
    }
  }

  /** The wait after so many failed attempts, of which the first is 1. */
  public Duration wait(int failures) {
    var doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  /**
   * A random part of {@link #wait}, so that clients that failed together do not retry together.
   *
   * @see <a
   *     href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">Full
   *     jitter</a>
   */
  public Duration jittered(int failures, RandomGenerator random) {
    return Duration.ofMillis(random.nextLong(wait(failures).toMillis() + 1));
  }
}
