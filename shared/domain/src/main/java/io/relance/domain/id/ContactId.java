package io.relance.domain.id;

/** Names one contact. */
public record ContactId(String value) implements Comparable<ContactId> {
  public ContactId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The contact's id must not be empty");
    }
  }

  @Override
  public int compareTo(ContactId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
