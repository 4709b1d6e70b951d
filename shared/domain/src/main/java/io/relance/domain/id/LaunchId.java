package io.relance.domain.id;

/** Names one launch of an automation to an audience. */
public record LaunchId(String value) implements Comparable<LaunchId> {
  public LaunchId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The launch's id must not be empty");
    }
  }

  @Override
  public int compareTo(LaunchId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
