package io.relance.domain.criteria;

/** The name of a property of a contact, such as {@code country} or a custom one. */
public record PropertyName(String value) {
  public PropertyName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The property's name must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
