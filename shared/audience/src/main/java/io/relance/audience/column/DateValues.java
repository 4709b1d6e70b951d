package io.relance.audience.column;

import io.relance.audience.column.Ranges.Range;
import io.relance.domain.criteria.Moment;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates such as {@code 2026-01-31}, as numbers of days. */
final class DateValues implements PropertyValues {
  /** The days that a text of ten characters can name. */
  static final Range DAYS =
      new Range(LocalDate.of(0, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay());

  private final LongColumn days;

  DateValues() {
    this(new LongColumn());
  }

  private DateValues(LongColumn days) {
    this.days = days;
  }

  @Override
  public boolean put(int row, PropertyValue value) {
    if (!(value instanceof Scalar.Text(var text)) || text.length() != MomentDigits.DATE) {
      return false;
    }
    var day = MomentDigits.day(text);
    day.ifPresent(found -> days.set(row, found));
    return day.isPresent();
  }

  static Moment moment(long day) {
    return new Moment.Day(LocalDate.ofEpochDay(day));
  }

  /** The text of a day, by which criteria know it. */
  static Scalar.Text text(long day) {
    return new Scalar.Text(LocalDate.ofEpochDay(day).toString());
  }

  @Override
  public boolean clear(int row) {
    return days.clear(row);
  }

  @Override
  public @Nullable PropertyValue get(int row) {
    return days.has(row) ? text(days.get(row)) : null;
  }

  @Override
  public void addPassing(PropertyTest test, Tests tests, Rows into) {
    if (Tests.isByOrder(test)) {
      tests.days(test).forEach(range -> days.addBetween(range, into));
    } else {
      days.addWhere(tests.eachDay(test), into);
    }
  }

  @Override
  public void addPresent(Rows into) {
    days.addBetween(Range.ALL, into);
  }

  @Override
  public void write(SnapshotOutput output) {
    days.write(output);
  }

  static DateValues read(SnapshotInput input) {
    return new DateValues(LongColumn.read(input));
  }
}
