package io.relance.audience.column;

import io.relance.audience.column.Ranges.Range;
import io.relance.domain.criteria.PropertyEvaluator;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The tests of properties at one moment, for the forms in which columns hold values. The evaluator
 * of criteria decides at each value; only the values at which its answer may change are found here.
 */
public final class Tests {
  private final PropertyEvaluator evaluator;
  private final Instant now;
  private final ZoneId zone;
  private final Map<PropertyTest, DayAnswers> answers = new HashMap<>();

  /**
   * @param zone the project's, in which a day is a day
   */
  public Tests(Instant now, ZoneId zone) {
    this.evaluator = new PropertyEvaluator(now, zone);
    this.now = now;
    this.zone = zone;
  }

  PropertyEvaluator evaluator() {
    return evaluator;
  }

  /** Whether the test compares dates and instants by their order, so that ranges pass it. */
  static boolean isByOrder(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Contains _, PropertyTest.StartsWith _, PropertyTest.AnniversaryWithin _ ->
          false;
      case PropertyTest.Is _,
          PropertyTest.IsNot _,
          PropertyTest.Exists _,
          PropertyTest.OneOf _,
          PropertyTest.Includes _,
          PropertyTest.Greater _,
          PropertyTest.Less _,
          PropertyTest.Before _,
          PropertyTest.After _,
          PropertyTest.Within _,
          PropertyTest.Next _ ->
          true;
    };
  }

  /** The whole numbers of a scale that pass. */
  List<Range> numbers(PropertyTest test, int scale) {
    return Ranges.of(
        Range.ALL,
        numbersIn(test).stream().flatMapToLong(number -> Decimals.turns(number, scale)),
        unscaled -> evaluator.passes(test, Decimals.number(unscaled, scale)));
  }

  private static List<BigDecimal> numbersIn(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Greater(var than) -> List.of(than);
      case PropertyTest.Less(var than) -> List.of(than);
      default ->
          scalars(test).stream()
              .filter(Scalar.Numeric.class::isInstance)
              .map(scalar -> ((Scalar.Numeric) scalar).value())
              .toList();
    };
  }

  /** The values that a test compares with for equality. */
  private static List<Scalar> scalars(PropertyTest test) {
    return switch (test) {
      case PropertyTest.Is(var value) -> List.of(value);
      case PropertyTest.IsNot(var value) -> List.of(value);
      case PropertyTest.OneOf(var values) -> values;
      default -> List.of();
    };
  }

  /** The days since 1970 of the dates that pass. */
  List<Range> days(PropertyTest test) {
    return Ranges.of(
        DateValues.DAYS,
        moments().days(test, scalars(test)),
        day -> evaluator.passes(test, DateValues.text(day)));
  }

  /** The milliseconds since 1970 of the instants that pass. */
  List<Range> instants(PropertyTest test) {
    return Ranges.of(
        Range.ALL,
        moments().instants(test, scalars(test)),
        millis -> evaluator.passes(test, InstantValues.text(millis)));
  }

  private MomentTurns moments() {
    return new MomentTurns(now, zone);
  }

  /** Whether a date passes, asked once for each. */
  LongPredicate eachDay(PropertyTest test) {
    return answers.computeIfAbsent(
        test, _ -> new DayAnswers(day -> evaluator.passes(test, DateValues.moment(day))));
  }

  /** Whether an instant passes; it has the anniversary of its day in the project's zone. */
  LongPredicate eachInstant(PropertyTest test) {
    LongPredicate each = millis -> evaluator.passes(test, InstantValues.text(millis));
    if (!(test instanceof PropertyTest.AnniversaryWithin)) {
      return each;
    }
    var days = eachDay(test);
    return millis -> {
      var day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toEpochDay();
      return DateValues.DAYS.contains(day) ? days.test(day) : each.test(millis);
    };
  }
}
