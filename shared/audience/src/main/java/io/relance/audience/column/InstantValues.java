package io.relance.audience.column;

import io.relance.audience.column.Ranges.Range;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants of four-digit years, such as {@code 2026-01-31T09:30:00.250Z}, as milliseconds. */
final class InstantValues implements PropertyValues {
  private final LongColumn millis;

  InstantValues() {
    this(new LongColumn());
  }

  private InstantValues(LongColumn millis) {
    this.millis = millis;
  }

  @Override
  public boolean put(int row, PropertyValue value) {
    if (!(value instanceof Scalar.Text(var text))) {
      return false;
    }
    var read = MomentDigits.instant(text);
    read.ifPresent(found -> millis.set(row, found));
    return read.isPresent();
  }

  /** The text of an instant, by which criteria know it. */
  static Scalar.Text text(long millis) {
    return new Scalar.Text(Instant.ofEpochMilli(millis).toString());
  }

  @Override
  public boolean clear(int row) {
    return millis.clear(row);
  }

  @Override
  public @Nullable PropertyValue get(int row) {
    return millis.has(row) ? text(millis.get(row)) : null;
  }

  @Override
  public void addPassing(PropertyTest test, Tests tests, Rows into) {
    if (Tests.isByOrder(test)) {
      tests.instants(test).forEach(range -> millis.addBetween(range, into));
    } else {
      millis.addWhere(tests.eachInstant(test), into);
    }
  }

  @Override
  public void addPresent(Rows into) {
    millis.addBetween(Range.ALL, into);
  }

  @Override
  public void write(SnapshotOutput output) {
    millis.write(output);
  }

  static InstantValues read(SnapshotInput input) {
    return new InstantValues(LongColumn.read(input));
  }
}
