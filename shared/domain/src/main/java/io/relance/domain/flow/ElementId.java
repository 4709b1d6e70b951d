package io.relance.domain.flow;

/** Names one element within its flow. */
public record ElementId(String value) {
  public ElementId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An element needs an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
