package io.relance.audience.column;

import io.relance.audience.column.Ranges.Range;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Exact numbers of up to 18 digits, as whole numbers of one scale. */
public final class NumberValues implements PropertyValues {
  private static final int MOST_PLACES = 9;
  private static final int MOST_DIGITS = 18;

  private final LongColumn unscaled;

  /** Digits after the point of every number. */
  private int scale;

  /** Digits before the point that a number has had. */
  private int digits;

  NumberValues() {
    this(new LongColumn());
  }

  private NumberValues(LongColumn unscaled) {
    this.unscaled = unscaled;
  }

  @Override
  public boolean put(int row, PropertyValue value) {
    if (!(value instanceof Scalar.Numeric(var number)) || !fits(number)) {
      return false;
    }
    digits = Math.max(digits, number.precision() - number.scale());
    if (number.scale() > scale) {
      unscaled.multiply(BigDecimal.ONE.scaleByPowerOfTen(number.scale() - scale).longValueExact());
      scale = number.scale();
    }
    unscaled.set(row, number.setScale(scale).unscaledValue().longValueExact());
    return true;
  }

  /** Whether it, and all that is there, can be written with the same scale. */
  private boolean fits(BigDecimal number) {
    if (number.scale() > MOST_PLACES || number.scale() < -MOST_DIGITS) {
      return false;
    }
    int before = Math.max(digits, number.precision() - number.scale());
    return before + Math.max(scale, number.scale()) <= MOST_DIGITS;
  }

  @Override
  public boolean clear(int row) {
    return unscaled.clear(row);
  }

  @Override
  public @Nullable PropertyValue get(int row) {
    return unscaled.has(row) ? Decimals.number(unscaled.get(row), scale) : null;
  }

  public boolean has(int row) {
    return unscaled.has(row);
  }

  /** The number of a row that has one, in units of the scale. */
  public long unscaled(int row) {
    return unscaled.get(row);
  }

  public int scale() {
    return scale;
  }

  @Override
  public void addPassing(PropertyTest test, Tests tests, Rows into) {
    tests.numbers(test, scale).forEach(range -> unscaled.addBetween(range, into));
  }

  @Override
  public void addPresent(Rows into) {
    unscaled.addBetween(Range.ALL, into);
  }

  @Override
  public void write(SnapshotOutput output) {
    output.integer(scale);
    output.integer(digits);
    unscaled.write(output);
  }

  static NumberValues read(SnapshotInput input) {
    var scale = input.integer();
    var digits = input.integer();
    var values = new NumberValues(LongColumn.read(input));
    values.scale = scale;
    values.digits = digits;
    return values;
  }
}
