package io.relance.application.sending.gate;

import io.relance.domain.store.Item;
import java.time.Instant;

/** What is remembered of an address that is not to be written to. */
public record Suppression(Why why, Instant at) {
  /** Why it is not to be written to. */
  public enum Why {
    /** It can never receive. */
    INVALID_ADDRESS,
    /** Its owner told the provider to stop. */
    OPTED_OUT
  }

  static Suppression of(Item item) {
    return new Suppression(
        Why.valueOf(item.text("why").orElseThrow()), Instant.parse(item.text("at").orElseThrow()));
  }
}
