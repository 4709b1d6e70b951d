package io.relance.domain.id;

/** The key by which flows and criteria refer to a related table, in every installation. */
public record TableKey(String value) {
  public TableKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A table's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
