package io.relance.domain.text;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Periods in words. */
public final class PeriodWords {
  private PeriodWords() {}

  /** Such as “1 day 12 hours”, in days of 24 hours. */
  public static String of(Duration period) {
    return Stream.of(
            amount(period.toDays(), "day"),
            amount(period.toHoursPart(), "hour"),
            amount(period.toMinutesPart(), "minute"),
            amount(period.toSecondsPart(), "second"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String amount(long count, String unit) {
    return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
  }
}
