package io.relance.domain.criteria;

/** Names one property of a contact, such as {@code country} or one that a shop made up. */
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
