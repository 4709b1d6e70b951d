package io.relance.audience;

import java.util.BitSet;
import java.util.function.LongPredicate;

/** The answers of a test for dates, each found once. */
final class DayAnswers {
  private final BitSet known = new BitSet();
  private final BitSet passing = new BitSet();

  /**
   * The answer for a day.
   *
   * @param day one of {@link DateValues#DAYS}
   */
  boolean on(long day, LongPredicate test) {
    int at = Math.toIntExact(day - DateValues.DAYS.from());
    if (!known.get(at)) {
      known.set(at);
      passing.set(at, test.test(day));
    }
    return passing.get(at);
  }
}
