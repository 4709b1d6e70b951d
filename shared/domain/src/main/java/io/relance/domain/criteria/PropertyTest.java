package io.relance.domain.criteria;

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

  /** Beyond this number, or after this text in order (dates). */
  record Greater(Scalar than) implements PropertyTest {}

  /** Below this number, or before this text in order (dates). */
  record Less(Scalar than) implements PropertyTest {}
}
