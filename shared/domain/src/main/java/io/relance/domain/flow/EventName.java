package io.relance.domain.flow;

/** Names one kind of thing that a contact does, such as {@code order}. */
public record EventName(String value) {
  public EventName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An event needs a name");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
