package io.relance.domain.id;

/** What flows and criteria call a segment: unique, and never changed. */
public record SegmentKey(String value) {
  public SegmentKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A segment's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
