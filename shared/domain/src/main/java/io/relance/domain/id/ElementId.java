package io.relance.domain.id;

/** Names one element within its flow. */
public record ElementId(String value) {
  public ElementId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The element's id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
