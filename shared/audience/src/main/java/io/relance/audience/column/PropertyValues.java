package io.relance.audience.column;

import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import org.jspecify.annotations.Nullable;

/** The values of one form that rows have for a property. */
sealed interface PropertyValues permits DateValues, InstantValues, NumberValues, OtherValues {
  /**
   * Gives a row a value, in place of another of this form.
   *
   * @return false for a value that has another form
   */
  boolean put(int row, PropertyValue value);

  /** Whether the row had a value of this form. */
  boolean clear(int row);

  /** The value of a row, texts in the form in which criteria compare them. */
  @Nullable PropertyValue get(int row);

  /** Adds the rows that have a value that passes the test. */
  void addPassing(PropertyTest test, Tests tests, Rows into);

  /** Adds the rows that have a value. */
  void addPresent(Rows into);

  void write(SnapshotOutput output);
}
