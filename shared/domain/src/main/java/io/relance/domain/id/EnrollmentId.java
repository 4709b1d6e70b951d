package io.relance.domain.id;

/** Names one enrollment: a contact's passage through an automation. */
public record EnrollmentId(String value) implements Comparable<EnrollmentId> {
  public EnrollmentId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The enrollment's id must not be empty");
    }
  }

  @Override
  public int compareTo(EnrollmentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
