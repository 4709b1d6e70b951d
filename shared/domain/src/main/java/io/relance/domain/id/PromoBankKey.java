package io.relance.domain.id;

/** The key by which flows refer to a promo bank, in every installation. */
public record PromoBankKey(String value) {
  public PromoBankKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A promo bank's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
