package io.relance.domain.criteria;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** A test of a property; an absent property passes only {@code IsNot} and {@code Exists(false)}. */
public sealed interface PropertyTest {
  /** Equal, texts without regard to case. */
  record Is(Scalar value) implements PropertyTest {}

  /** Anything else, or not there. */
  record IsNot(Scalar value) implements PropertyTest {}

  /** There, or not there. */
  record Exists(boolean there) implements PropertyTest {}

  /** A text with this part, without regard to case. */
  record Contains(String part) implements PropertyTest {}

  /** A text that begins so, without regard to case. */
  record StartsWith(String beginning) implements PropertyTest {}

  /** Equal to one of these. */
  record OneOf(List<Scalar> values) implements PropertyTest {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** A list with this text as one of its values, without regard to case. */
  record Includes(String text) implements PropertyTest {}

  /** A number greater than this one. */
  record Greater(BigDecimal than) implements PropertyTest {}

  /** A number less than this one. */
  record Less(BigDecimal than) implements PropertyTest {}

  /** A date or instant strictly before this moment. */
  record Before(Moment moment) implements PropertyTest {}

  /** A date or instant strictly after this moment. */
  record After(Moment moment) implements PropertyTest {}

  /** A date or instant in the period that ends now, ends included; whole days for a date. */
  record Within(Duration period) implements PropertyTest {}

  /** A date or instant in the period that begins now, ends included; whole days for a date. */
  record Next(Duration period) implements PropertyTest {}

  /**
   * A date or instant whose next anniversary is in the period that begins today, both days
   * included. The anniversary of 29 February is 28 February in other years.
   */
  record AnniversaryWithin(Duration period) implements PropertyTest {}
}
