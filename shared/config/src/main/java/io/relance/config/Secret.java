package io.relance.config;

/** A confidential value, which may change between reads. */
@FunctionalInterface
public interface Secret {
  /**
   * The current value.
   *
   * @throws io.relance.domain.failure.WorldFailure when it cannot be read
   */
  String value();

  /** A secret that stays as it is. */
  static Secret of(String value) {
    return () -> value;
  }
}
