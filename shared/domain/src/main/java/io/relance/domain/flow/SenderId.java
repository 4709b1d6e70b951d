package io.relance.domain.flow;

/** Names whom a message comes from: a number, a short code, an alphanumeric name, an address. */
public record SenderId(String value) {
  public SenderId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A sender needs an id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
