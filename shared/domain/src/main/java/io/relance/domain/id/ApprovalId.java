package io.relance.domain.id;

/** Names one request for approval. */
public record ApprovalId(String value) implements Comparable<ApprovalId> {
  public ApprovalId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The approval's id must not be empty");
    }
  }

  @Override
  public int compareTo(ApprovalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
