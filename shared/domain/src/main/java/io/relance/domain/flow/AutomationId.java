package io.relance.domain.flow;

/** Names one automation. */
public record AutomationId(String value) {
  public AutomationId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An automation needs an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
