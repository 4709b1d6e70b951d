package io.relance.domain.id;

/** Names one list of contacts. */
public record ListId(String value) implements Comparable<ListId> {
  public ListId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The list's id must not be empty");
    }
  }

  @Override
  public int compareTo(ListId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
