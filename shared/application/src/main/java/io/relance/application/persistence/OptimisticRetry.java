package io.relance.application.persistence;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.retry.Pause;
import io.relance.domain.store.Conflict;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats an action that reads, decides and writes under a precondition, while other writers change
 * what it read: a bounded number of times, with random waits that double.
 */
public final class OptimisticRetry {
  /** The maximum number of attempts: they span about 2 seconds on average. */
  public static final int ATTEMPTS = 15;

  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofMillis(5), Duration.ofMillis(500));

  /** Secure, so that processes restored from one snapshot do not wait in step. */
  private static final OptimisticRetry REAL = new OptimisticRetry(Pause.real(), new SecureRandom());

  private final Pause pause;
  private final RandomGenerator random;

  OptimisticRetry(Pause pause, RandomGenerator random) {
    this.pause = pause;
    this.random = random;
  }

  /**
   * Runs an action until its write is accepted.
   *
   * @param kind of the item that others may change, such as {@code automation}
   * @param id of that item; never personal data
   * @param action reads and writes; empty when its precondition was refused, to read again
   * @throws TransientFailure when each attempt was refused; it names the kind and the id
   */
  public static <T> T retry(String kind, String id, Supplier<Optional<T>> action) {
    return REAL.run(kind, id, action);
  }

  /** As {@link #retry}, for an action that returns whether its write was accepted. */
  public static void retryUntil(String kind, String id, Supplier<Boolean> action) {
    REAL.run(kind, id, () -> Optional.of(action.get()).filter(written -> written));
  }

  /** Repeats an action on conflicts only; when each attempt met one, the last is thrown. */
  static <T> T onConflict(Supplier<T> action) {
    return REAL.runOnConflict(action);
  }

  <T> T run(String kind, String id, Supplier<Optional<T>> action) {
    for (int attempt = 1; ; attempt++) {
      var result = action.get();
      if (result.isPresent()) {
        return result.orElseThrow();
      }
      if (attempt == ATTEMPTS) {
        throw new TransientFailure("Changed by others at each of " + ATTEMPTS + " attempts")
            .with(kind, id);
      }
      pause.pause(WAITS.jittered(attempt, random));
    }
  }

  <T> T runOnConflict(Supplier<T> action) {
    for (int attempt = 1; ; attempt++) {
      try {
        return action.get();
      } catch (Conflict conflict) {
        if (attempt == ATTEMPTS) {
          throw conflict;
        }
        pause.pause(WAITS.jittered(attempt, random));
      }
    }
  }
}
