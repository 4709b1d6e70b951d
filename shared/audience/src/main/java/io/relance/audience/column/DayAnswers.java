package io.relance.audience.column;

import java.util.BitSet;
import java.util.function.LongPredicate;

/** The answers of a test for {@link DateValues#DAYS}, each found once. */
final class DayAnswers implements LongPredicate {
  private final LongPredicate test;
  private final BitSet known = new BitSet();
  private final BitSet passing = new BitSet();

  DayAnswers(LongPredicate test) {
    this.test = test;
  }

  @Override
  public boolean test(long day) {
    int at = Math.toIntExact(day - DateValues.DAYS.from());
    if (!known.get(at)) {
      known.set(at);
      passing.set(at, test.test(day));
    }
    return passing.get(at);
  }
}
