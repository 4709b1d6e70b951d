package io.relance.config;

/** A value that nobody may see; it may be another one the next time it is asked for. */
@FunctionalInterface
public interface Secret {
  /**
   * Tells it.
   *
   * @throws io.relance.domain.failure.WorldFailure when who keeps it does not tell
   */
  String value();

  /** A secret that stays as it is. */
  static Secret of(String value) {
    return () -> value;
  }
}
