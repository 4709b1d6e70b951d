package io.relance.audience.column;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Finds the ranges of whole numbers on which a test holds, by asking at one number of each stretch
 * between the numbers at which the answer may change.
 */
public final class Ranges {
  private Ranges() {}

  /** The numbers from one to another, both included. */
  public record Range(long from, long to) {
    /** All numbers that a {@link LongColumn} can hold. */
    static final Range ALL = new Range(Long.MIN_VALUE + 1, Long.MAX_VALUE);

    public boolean contains(long number) {
      return number >= from && number <= to;
    }
  }

  /**
   * The ranges in which the test holds, in order.
   *
   * @param within the numbers that there can be
   * @param turns every number, in any order, at which the answer is another than at the number
   *     before it; further ones do no harm
   */
  public static List<Range> of(Range within, LongStream turns, LongPredicate test) {
    var starts =
        LongStream.concat(
                LongStream.of(within.from()),
                turns.filter(turn -> turn > within.from() && turn <= within.to()))
            .sorted()
            .distinct()
            .toArray();
    var ranges = new ArrayList<Range>();
    for (int at = 0; at < starts.length; at++) {
      if (test.test(starts[at])) {
        var end = at + 1 < starts.length ? starts[at + 1] - 1 : within.to();
        append(ranges, new Range(starts[at], end));
      }
    }
    return ranges;
  }

  private static void append(List<Range> ranges, Range next) {
    if (!ranges.isEmpty() && ranges.getLast().to() + 1 == next.from()) {
      ranges.set(ranges.size() - 1, new Range(ranges.getLast().from(), next.to()));
    } else {
      ranges.add(next);
    }
  }
}
