package io.relance.testkit;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * Seeds of tests that draw random cases: by default one, the same in each run, so that a failure
 * can be reproduced.
 *
 * <p>{@code -Drelance.seed=N} replaces it; {@code -Drelance.seeds=N} adds new ones up to N in all.
 * Each seed is printed.
 */
public final class Seeds {
  private static final long FIXED = 20_261_122;

  private Seeds() {}

  /**
   * The seeds that a test runs with.
   *
   * @param test the test's name in the output
   */
  public static LongStream of(String test) {
    return all().peek(seed -> System.out.println(test + ": -Drelance.seed=" + seed));
  }

  private static LongStream all() {
    var chosen = Long.getLong("relance.seed");
    if (chosen != null) {
      return LongStream.of(chosen);
    }
    var drawn = LongStream.generate(Seeds::drawn).limit(Integer.getInteger("relance.seeds", 1) - 1);
    return LongStream.concat(LongStream.of(FIXED), drawn);
  }

  private static long drawn() {
    return ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE);
  }
}
