package io.relance.application.sending.gate;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
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

  /** An opt-out at the provider ends when the contact subscribes after it. */
  boolean appliesTo(Channel channel, Consents consents) {
    return switch (why) {
      case INVALID_ADDRESS -> true;
      case OPTED_OUT ->
          consents
              .standing(channel, Purpose.MARKETING)
              .filter(entry -> entry.state() == ConsentState.SUBSCRIBED)
              .filter(entry -> entry.at().isAfter(at))
              .isEmpty();
    };
  }

  static Suppression of(Item item) {
    return new Suppression(
        Why.valueOf(item.text("why").orElseThrow()), item.instant("at").orElseThrow());
  }
}
