package io.relance.domain.id;

/** The key by which flows and criteria refer to a list of contacts, in every installation. */
public record ListKey(String value) {
  public ListKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A list's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
