package io.relance.domain.flow;

/** Names one list of contacts. */
public record ListId(String value) {
  public ListId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The list's id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
