package io.relance.testkit;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Seeds of tests that draw random cases: the same at each run, so that a failure is found again.
 *
 * <p>{@code -Drelance.seed=N} chooses another one; {@code -Drelance.long=true} draws a new one at
 * each run. The seed is printed.
 */
public final class Seeds {
  private static final long FIXED = 20_261_122;

  private Seeds() {}

  /**
   * The seed of a test.
   *
   * @param test its name, as it is printed
   */
  public static long of(String test) {
    long usual = Boolean.getBoolean("relance.long") ? drawn() : FIXED;
    long seed = Long.getLong("relance.seed", usual);
    System.out.println(test + ": -Drelance.seed=" + seed);
    return seed;
  }

  private static long drawn() {
    return ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE);
  }
}
