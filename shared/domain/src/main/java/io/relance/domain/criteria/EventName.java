package io.relance.domain.criteria;

/** The name of a kind of event, such as {@code order}. */
public record EventName(String value) {
  public EventName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The event's name must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
