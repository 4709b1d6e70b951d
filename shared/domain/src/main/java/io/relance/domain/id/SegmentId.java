package io.relance.domain.id;

/** Names one segment of contacts. */
public record SegmentId(String value) {
  public SegmentId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The segment's id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
