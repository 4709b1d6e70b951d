package io.relance.domain.criteria;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tests of properties at one moment. Values of different types are never equal and have no
 * order; texts compare without regard to case, with regard to accents, in composed form.
 */
public final class PropertyEvaluator {
  private final Instant now;
  private final ZoneId zone;
  private final LocalDate today;

  /**
   * @param zone the zone in which a day is a day
   */
  public PropertyEvaluator(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
  }

  /** Whether a record passes the test that does not have the property, or has an empty value. */
  public static boolean passesAbsent(PropertyTest test) {
    return switch (test) {
      case PropertyTest.IsNot _ -> true;
      case PropertyTest.Exists(var there) -> !there;
      case PropertyTest.Is _,
          PropertyTest.Contains _,
          PropertyTest.StartsWith _,
          PropertyTest.OneOf _,
          PropertyTest.Includes _,
          PropertyTest.Greater _,
          PropertyTest.Less _,
          PropertyTest.Before _,
          PropertyTest.After _,
          PropertyTest.Within _,
          PropertyTest.Next _,
          PropertyTest.AnniversaryWithin _ ->
          false;
    };
  }

  /** Whether a value that is not empty passes the test. */
  public boolean passes(PropertyTest test, PropertyValue value) {
    return switch (test) {
      case PropertyTest.Is(var wanted) -> equal(value, wanted);
      case PropertyTest.IsNot(var other) -> !equal(value, other);
      case PropertyTest.Exists(var there) -> there;
      case PropertyTest.Contains(var part) ->
          text(value, text -> text.contains(ComparedText.of(part)));
      case PropertyTest.StartsWith(var start) ->
          text(value, text -> text.startsWith(ComparedText.of(start)));
      case PropertyTest.OneOf(var wanted) -> wanted.stream().anyMatch(one -> equal(value, one));
      case PropertyTest.Includes(var text) -> includes(value, text);
      case PropertyTest.Greater(var than) -> number(value, number -> number.compareTo(than) > 0);
      case PropertyTest.Less(var than) -> number(value, number -> number.compareTo(than) < 0);
      case PropertyTest.Before _,
          PropertyTest.After _,
          PropertyTest.Within _,
          PropertyTest.Next _,
          PropertyTest.AnniversaryWithin _ ->
          moment(value, moment -> passes(test, moment));
    };
  }

  /** Whether the text that a moment is written as passes the test. */
  public boolean passes(PropertyTest test, Moment moment) {
    return switch (test) {
      case PropertyTest.Before(var other) -> moment.isBefore(other, zone);
      case PropertyTest.After(var other) -> other.isBefore(moment, zone);
      case PropertyTest.Within(var period) -> isWithin(moment, period);
      case PropertyTest.Next(var period) -> isNext(moment, period);
      case PropertyTest.AnniversaryWithin(var period) ->
          nextAnniversary(moment).compareTo(lastDay(period)) <= 0;
      case PropertyTest.Is _,
          PropertyTest.IsNot _,
          PropertyTest.Exists _,
          PropertyTest.Contains _,
          PropertyTest.StartsWith _,
          PropertyTest.OneOf _,
          PropertyTest.Includes _,
          PropertyTest.Greater _,
          PropertyTest.Less _ ->
          passes(test, new Scalar.Text(moment.toString()));
    };
  }

  private boolean isWithin(Moment moment, Duration period) {
    return switch (moment) {
      case Moment.Day(var date) ->
          !date.isAfter(today) && !date.isBefore(today.minusDays(period.toDays()));
      case Moment.Point(var instant) ->
          !instant.isAfter(now) && !instant.isBefore(now.minus(period));
    };
  }

  private boolean isNext(Moment moment, Duration period) {
    return switch (moment) {
      case Moment.Day(var date) -> !date.isBefore(today) && !date.isAfter(lastDay(period));
      case Moment.Point(var instant) ->
          !instant.isBefore(now) && !instant.isAfter(now.plus(period));
    };
  }

  private LocalDate nextAnniversary(Moment moment) {
    var day = moment.day(zone);
    // withYear makes 29 February the 28th in years without one.
    var thisYear = day.withYear(today.getYear());
    return thisYear.isBefore(today) ? day.withYear(today.getYear() + 1) : thisYear;
  }

  private LocalDate lastDay(Duration period) {
    return today.plusDays(period.toDays());
  }

  private static boolean equal(PropertyValue one, Scalar other) {
    return folded(one).equals(folded(other));
  }

  private static PropertyValue folded(PropertyValue value) {
    return value instanceof Scalar.Text(var text) ? new Scalar.Text(ComparedText.of(text)) : value;
  }

  private static boolean includes(PropertyValue value, String wanted) {
    return value instanceof PropertyValue.TextList(var texts)
        && texts.stream().anyMatch(text -> ComparedText.of(text).equals(ComparedText.of(wanted)));
  }

  private static boolean text(PropertyValue value, Predicate<String> test) {
    return value instanceof Scalar.Text(var text) && test.test(ComparedText.of(text));
  }

  private static boolean number(PropertyValue value, Predicate<BigDecimal> test) {
    return value instanceof Scalar.Numeric(var number) && test.test(number);
  }

  private static boolean moment(PropertyValue value, Predicate<Moment> test) {
    return value instanceof Scalar.Text(var text)
        && Optional.of(text).flatMap(Moment::parse).filter(test).isPresent();
  }
}
