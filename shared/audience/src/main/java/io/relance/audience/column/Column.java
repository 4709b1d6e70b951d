package io.relance.audience.column;

import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The values of one property, at most one for each row. */
public final class Column {
  private final NumberValues numbers;

  /** The first that can hold a value does. */
  private final List<PropertyValues> forms;

  Column() {
    this(new DateValues(), new InstantValues(), new NumberValues(), new OtherValues());
  }

  private Column(
      DateValues dates, InstantValues instants, NumberValues numbers, OtherValues others) {
    this.numbers = numbers;
    this.forms = List.of(dates, instants, numbers, others);
  }

  /** Gives a row a value, in place of the one that it had. */
  void put(int row, PropertyValue value) {
    boolean isPut = false;
    for (var form : forms) {
      if (isPut || !form.put(row, value)) {
        form.clear(row);
      } else {
        isPut = true;
      }
    }
  }

  void clear(int row) {
    for (var form : forms) {
      if (form.clear(row)) {
        return;
      }
    }
  }

  Optional<PropertyValue> get(int row) {
    return forms.stream()
        .<PropertyValue>mapMulti(
            (form, found) -> {
              var value = form.get(row);
              if (value != null) {
                found.accept(value);
              }
            })
        .findFirst();
  }

  /** The numbers of up to 18 digits among the values. */
  public NumberValues numbers() {
    return numbers;
  }

  /** The number of a row, if it has one. */
  public Optional<BigDecimal> number(int row) {
    return get(row)
        .filter(Scalar.Numeric.class::isInstance)
        .map(value -> ((Scalar.Numeric) value).value());
  }

  /** The rows with a value that passes the test. */
  Rows passing(PropertyTest test, Tests tests, int size) {
    var rows = new Rows(size);
    forms.forEach(form -> form.addPassing(test, tests, rows));
    return rows;
  }

  /** The rows with a value. */
  Rows present(int size) {
    var rows = new Rows(size);
    forms.forEach(form -> form.addPresent(rows));
    return rows;
  }

  void write(SnapshotOutput output) {
    forms.forEach(form -> form.write(output));
  }

  static Column read(SnapshotInput input) {
    return new Column(
        DateValues.read(input),
        InstantValues.read(input),
        NumberValues.read(input),
        OtherValues.read(input));
  }
}
