package io.relance.audience;

import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The dates and instants at which the answer of a test that compares by order may change. */
final class MomentTurns {
  /** More than any two offsets of a zone differ. */
  private static final Period WINDOW = Period.ofDays(3);

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

  /**
   * When a day may begin or end: at its midnight in each offset that the zone has about then, and
   * whenever the offset changes, since clocks that are set back can repeat the day before.
   */
  private LongStream begin(LocalDate date) {
    var rules = zone.getRules();
    var midnight = date.atStartOfDay();
    var offsets = new ArrayList<ZoneOffset>();
    var changes = LongStream.builder();
    var from = midnight.minus(WINDOW).toInstant(ZoneOffset.UTC);
    var until = midnight.plus(WINDOW).toInstant(ZoneOffset.UTC);
    offsets.add(rules.getOffset(from));
    for (var change : changes(rules, from, until)) {
      changes.add(change.toEpochMilli());
      offsets.add(rules.getOffset(change));
    }
    return LongStream.concat(
        changes.build(),
        offsets.stream().mapToLong(offset -> midnight.toInstant(offset).toEpochMilli()));
  }

  private static List<Instant> changes(ZoneRules rules, Instant from, Instant until) {
    var changes = new ArrayList<Instant>();
    for (var next = rules.nextTransition(from);
        next != null && next.getInstant().isBefore(until);
        next = rules.nextTransition(next.getInstant())) {
      changes.add(next.getInstant());
    }
    return changes;
  }
}
