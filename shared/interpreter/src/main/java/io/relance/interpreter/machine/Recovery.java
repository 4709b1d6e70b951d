package io.relance.interpreter.machine;

import java.util.List;
import java.util.Optional;

/** What a state does about failure: first try again, then take another way. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
  static final Recovery NONE = new Recovery(List.of(), List.of());

  /**
   * Tries again.
   *
   * @param jitter whether the delay is drawn between nothing and what it would otherwise be
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

  /** Takes another way. */
  public record Catcher(List<String> errors, Exit exit) {}
}
