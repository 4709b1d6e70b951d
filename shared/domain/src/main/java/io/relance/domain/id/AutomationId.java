package io.relance.domain.id;

/** Names one automation. */
public record AutomationId(String value) {
  public AutomationId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The automation's id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
