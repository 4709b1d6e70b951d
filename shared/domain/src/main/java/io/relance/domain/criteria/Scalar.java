package io.relance.domain.criteria;

import java.math.BigDecimal;

/** A single value that a property may hold or be compared with. */
public sealed interface Scalar extends PropertyValue {
  /** Words. */
  record Text(String value) implements Scalar {}

  /** An exact number; 1 and 1.0 are the same. */
  record Numeric(BigDecimal value) implements Scalar {
    public Numeric {
      value = value.stripTrailingZeros();
    }
  }

  /** Yes or no. */
  record Flag(boolean value) implements Scalar {}
}
