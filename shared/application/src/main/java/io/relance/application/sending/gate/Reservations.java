package io.relance.application.sending.gate;

import io.relance.domain.store.ItemKey;
import java.util.Optional;

/**
 * What a send takes when it is claimed.
 *
 * @param duplicate the key that marks the address as used by a launch
 * @param frequency the count of the contact's marketing messages, if the send counts
 */
public record Reservations(Optional<ItemKey> duplicate, Optional<FrequencyCount> frequency) {
  public static final Reservations NONE = new Reservations(Optional.empty(), Optional.empty());
}
