package io.relance.application.sending.gate;

import io.relance.domain.store.Item;
import java.time.Instant;

/** The reason and time of the suppression of an address. */
public record Suppression(Why why, Instant at) {
  /** Why an address is suppressed. */
  public enum Why {
    /** It can never receive. */
    INVALID_ADDRESS,
    /** Its owner opted out at the provider. */
    OPTED_OUT
  }

  static Suppression of(Item item) {
    return new Suppression(
        Why.valueOf(item.text("why").orElseThrow()), Instant.parse(item.text("at").orElseThrow()));
  }
}
