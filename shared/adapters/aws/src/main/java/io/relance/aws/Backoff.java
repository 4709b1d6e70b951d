package io.relance.aws;

import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.retry.Pause;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between tries for a random part of a span that doubles with each try, so that clients that
 * were refused together do not retry together.
 *
 * @see <a
 *     href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">Full
 *     jitter</a>
 */
public final class Backoff {
  /** The number of tries; they span about 6 seconds on average. */
  public static final int TRIES = 10;

  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofMillis(25), Duration.ofSeconds(5));

  private final Pause pause;
  private final RandomGenerator random;

  public Backoff(Pause pause, RandomGenerator random) {
    this.pause = pause;
    this.random = random;
  }

  public static Backoff real() {
    return new Backoff(Pause.real(), RandomGenerator.getDefault());
  }

  /** Whether another try is due after this one, the first being 1; if so, once it is. */
  public boolean again(int tried) {
    if (tried >= TRIES) {
      return false;
    }
    pause.pause(WAITS.jittered(tried, random));
    return true;
  }
}
