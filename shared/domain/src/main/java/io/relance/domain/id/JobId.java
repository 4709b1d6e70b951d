package io.relance.domain.id;

/** The identity of a job. */
public record JobId(String value) {
  public JobId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A job's id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
