package io.relance.interpreter.machine;

import java.util.List;
import java.util.Optional;

/** How a state handles failures: first by retries, then by catchers. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
  static final Recovery NONE = new Recovery(List.of(), List.of());

  /**
   * Tries again.
   *
   * @param jitter whether the delay is random, between zero and the full delay
   */
  public record Retrier(List<String> errors, int maxAttempts, Backoff backoff, boolean jitter) {}

  /** How the delay between attempts grows. */
  public record Backoff(int intervalSeconds, double rate, Optional<Integer> maxDelaySeconds) {
    /** The delay before the retry with this number, counted from 0. */
    public double seconds(int retry) {
      double seconds = intervalSeconds * Math.pow(rate, retry);
      return Math.min(seconds, maxDelaySeconds.orElse(Limits.LONGEST_SECONDS));
    }
  }

  /** Continues with another state. */
  public record Catcher(List<String> errors, Exit exit) {}
}
