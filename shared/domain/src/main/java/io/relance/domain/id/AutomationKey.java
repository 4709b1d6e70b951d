package io.relance.domain.id;

/** The key by which flows refer to an automation, in every installation. */
public record AutomationKey(String value) {
  public AutomationKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An automation's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
