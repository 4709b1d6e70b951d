package io.relance.domain.criteria;

import io.relance.domain.text.Quoted;
import java.util.Optional;

/** The type of the values of a property. */
public enum PropertyType {
  TEXT("a string"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  DATE("a date such as 2026-01-31"),
  INSTANT("an instant such as 2026-01-31T09:30:00Z"),
  LIST("a list of strings");

  private final String form;

  PropertyType(String form) {
    this.form = form;
  }

  /** The narrowest type of a value: a text that is a date is a date. */
  public static PropertyType of(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> Moment.parse(text).map(PropertyType::of).orElse(TEXT);
      case Scalar.Numeric _ -> NUMBER;
      case Scalar.Flag _ -> BOOLEAN;
      case PropertyValue.TextList _ -> LIST;
    };
  }

  private static PropertyType of(Moment moment) {
    return switch (moment) {
      case Moment.Day _ -> DATE;
      case Moment.Point _ -> INSTANT;
    };
  }

  /** Whether the values of another type are values of this one too: each date is a text. */
  public boolean includes(PropertyType other) {
    return this == other || (this == TEXT && other.isMoment());
  }

  /** Whether a property of this type can hold a value; an empty text stands for none. */
  public boolean accepts(PropertyValue value) {
    return value.equals(new Scalar.Text("")) || includes(of(value));
  }

  /** What a value must be that a property of this type cannot hold; empty for one that it can. */
  public Optional<String> fault(PropertyValue value) {
    return accepts(value)
        ? Optional.empty()
        : Optional.of("must be %s, not %s".formatted(form, described(value)));
  }

  private static String described(PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> Quoted.of(text);
      case Scalar.Numeric _ -> "a number";
      case Scalar.Flag(var flag) -> String.valueOf(flag);
      case PropertyValue.TextList _ -> "a list";
    };
  }

  /** The form of its values in words, such as {@code a number}. */
  public String form() {
    return form;
  }

  /** Whether its values are dates or instants. */
  public boolean isMoment() {
    return this == DATE || this == INSTANT;
  }
}
