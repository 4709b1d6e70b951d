package io.relance.audience.column;

import io.relance.domain.criteria.PropertyEvaluator;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column for each property that rows have, by name. */
public final class Columns {
  private final Map<String, Column> columns = new HashMap<>();

  /** Gives a row these properties, and no other; empty values are no values. */
  public void put(int row, Map<String, PropertyValue> properties) {
    columns.forEach(
        (name, column) -> {
          if (!properties.containsKey(name)) {
            column.clear(row);
          }
        });
    properties.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            columns.computeIfAbsent(name, _ -> new Column()).put(row, value);
          } else if (columns.containsKey(name)) {
            columns.get(name).clear(row);
          }
        });
  }

  public void clear(int row) {
    columns.values().forEach(column -> column.clear(row));
  }

  /** Gives one row the values of another, which loses them. */
  public void move(int from, int to) {
    for (var column : columns.values()) {
      column.clear(to);
      column.get(from).ifPresent(value -> column.put(to, value));
      column.clear(from);
    }
  }

  public Optional<PropertyValue> get(int row, String property) {
    return Optional.ofNullable(columns.get(property)).flatMap(column -> column.get(row));
  }

  /** All values of a row. */
  public Map<String, PropertyValue> get(int row) {
    var found = new HashMap<String, PropertyValue>();
    columns.forEach((name, column) -> column.get(row).ifPresent(value -> found.put(name, value)));
    return found;
  }

  @Nullable
  public Column column(String property) {
    return columns.get(property);
  }

  /**
   * The rows whose value, or its absence, passes a test.
   *
   * @param size how many rows there are
   */
  public Rows passing(String property, PropertyTest test, Tests tests, int size) {
    var column = columns.get(property);
    var absentPass = PropertyEvaluator.passesAbsent(test);
    if (column == null) {
      return absentPass ? Rows.all(size) : new Rows(size);
    }
    var passing = column.passing(test, tests, size);
    return absentPass ? passing.or(Rows.all(size).minus(column.present(size))) : passing;
  }

  public void write(SnapshotOutput output) {
    output.integer(columns.size());
    columns.forEach(
        (name, column) -> {
          output.text(name);
          column.write(output);
        });
  }

  public static Columns read(SnapshotInput input) {
    var read = new Columns();
    for (int left = input.integer(); left > 0; left--) {
      var name = input.text();
      read.columns.put(name, Column.read(input));
    }
    return read;
  }
}
