package io.relance.domain.id;

/** The identity of a promo bank. */
public record PromoBankId(String value) {
  public PromoBankId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A promo bank's id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
