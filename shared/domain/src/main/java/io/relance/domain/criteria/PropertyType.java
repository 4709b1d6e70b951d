package io.relance.domain.criteria;

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

  /** The form of its values in words, such as {@code a number}. */
  public String form() {
    return form;
  }

  /** Whether its values are dates or instants. */
  public boolean isMoment() {
    return this == DATE || this == INSTANT;
  }
}
