package io.relance.application.persistence;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does independent work with a store at the same time. */
public final class Concurrently {
  private Concurrently() {}

  /**
   * The results of an action for each value, in their order.
   *
   * @throws RuntimeException of the first value for which the action failed, when all have ended
   */
  public static <A, B> List<B> map(Collection<A> values, Function<A, B> action) {
    List<Future<B>> results;
    // Closing the executor waits for all.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      results = values.stream().map(value -> threads.submit(() -> action.apply(value))).toList();
    }
    return results.stream().map(Concurrently::result).toList();
  }

  private static <B> B result(Future<B> ended) {
    return switch (ended.state()) {
      case SUCCESS -> ended.resultNow();
      case FAILED ->
          throw switch (ended.exceptionNow()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case Throwable other -> new IllegalStateException("Concurrent work failed", other);
          };
      case RUNNING, CANCELLED -> throw new IllegalStateException("Concurrent work did not end");
    };
  }
}
