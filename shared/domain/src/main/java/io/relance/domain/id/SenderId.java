package io.relance.domain.id;

/** The sender of a message: a number, a short code, an alphanumeric name, an address. */
public record SenderId(String value) {
  public SenderId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The sender's id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
