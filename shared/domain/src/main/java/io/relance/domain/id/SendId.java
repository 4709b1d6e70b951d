package io.relance.domain.id;

/** Names one message that is to be sent. */
public record SendId(String value) implements Comparable<SendId> {
  public SendId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The send's id must not be empty");
    }
  }

  @Override
  public int compareTo(SendId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
