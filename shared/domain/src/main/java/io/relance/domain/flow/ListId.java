package io.relance.domain.flow;

/** Names one list of contacts. */
public record ListId(String value) {
  public ListId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A list needs an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
