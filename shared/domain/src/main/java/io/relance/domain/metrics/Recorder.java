package io.relance.domain.metrics;

/**
 * Counts and times what a deployment does. Recording is cheap enough for every message, and never
 * fails.
 */
@FunctionalInterface
public interface Recorder {
  void record(Observation observation);

  /** Records nothing. */
  static Recorder none() {
    return _ -> {};
  }
}
