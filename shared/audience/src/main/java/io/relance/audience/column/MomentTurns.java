package io.relance.audience.column;

import io.relance.domain.criteria.DayChanges;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The dates and instants at which the answer of a test that compares by order may change. */
final class MomentTurns {
  private final Instant now;
  private final ZoneId zone;

  MomentTurns(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Days since 1970.
   *
   * @param equals the values that the test compares with for equality
   */
  LongStream days(PropertyTest test, List<Scalar> equals) {
    long today = LocalDate.ofInstant(now, zone).toEpochDay();
    return switch (test) {
      case PropertyTest.Before(var moment) -> after(moment.day(zone).toEpochDay());
      case PropertyTest.After(var moment) -> after(moment.day(zone).toEpochDay());
      case PropertyTest.Within(var period) -> LongStream.of(today - period.toDays(), today + 1);
      case PropertyTest.Next(var period) -> LongStream.of(today, today + period.toDays() + 1);
      default ->
          texts(equals).stream()
              .flatMapToLong(text -> Moment.parse(text).stream().mapToLong(MomentTurns::day))
              .flatMap(MomentTurns::after);
    };
  }

  /** Milliseconds since 1970. */
  LongStream instants(PropertyTest test, List<Scalar> equals) {
    return switch (test) {
      case PropertyTest.Before(var moment) -> around(moment);
      case PropertyTest.After(var moment) -> around(moment);
      case PropertyTest.Within(var period) -> around(now.minus(period), now);
      case PropertyTest.Next(var period) -> around(now, now.plus(period));
      default ->
          texts(equals).stream()
              .map(MomentDigits::instant)
              .flatMapToLong(read -> read.stream().flatMap(MomentTurns::after));
    };
  }

  /** Dates and instants compare without regard to case. */
  private static List<String> texts(List<Scalar> values) {
    return values.stream()
        .filter(Scalar.Text.class::isInstance)
        .map(value -> ((Scalar.Text) value).value().toUpperCase(Locale.ROOT))
        .toList();
  }

  private static long day(Moment moment) {
    return moment.day(ZoneOffset.UTC).toEpochDay();
  }

  private static LongStream after(long number) {
    return LongStream.of(number, number + 1);
  }

  private LongStream around(Moment moment) {
    return switch (moment) {
      case Moment.Point(var instant) -> around(instant, instant);
      case Moment.Day(var date) -> LongStream.concat(begin(date), begin(date.plusDays(1)));
    };
  }

  private static LongStream around(Instant one, Instant other) {
    return LongStream.of(Millis.floor(one), Millis.floor(other)).flatMap(MomentTurns::after);
  }

  /** When a day may begin, or end because the day before returns. */
  private LongStream begin(LocalDate day) {
    return DayChanges.begin(day, zone).mapToLong(Instant::toEpochMilli);
  }
}
