package io.relance.domain.id;

/** Names one wave: contacts who take the same steps of an automation together. */
public record WaveId(String value) implements Comparable<WaveId> {
  public WaveId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The wave's id must not be empty");
    }
  }

  @Override
  public int compareTo(WaveId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
