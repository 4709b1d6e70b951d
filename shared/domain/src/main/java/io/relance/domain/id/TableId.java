package io.relance.domain.id;

/** The identity of a related table. */
public record TableId(String value) {
  public TableId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A table's id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
