package io.relance.application.sending.gate;

import io.relance.application.sending.model.SkipReason;
import io.relance.domain.store.ItemKey;
import java.util.Optional;

/**
 * What a send takes when it is claimed.
 *
 * @param duplicate the key that marks the address as used by a launch
 * @param frequency the count of the contact's marketing messages, if the send counts
 * @param ask the conversation that a question opens
 */
public record Reservations(
    Optional<ItemKey> duplicate, Optional<FrequencyCount> frequency, Optional<AskReservation> ask) {
  public static final Reservations NONE =
      new Reservations(Optional.empty(), Optional.empty(), Optional.empty());

  /** Why the question is not sent; empty when it may be, or for any other message. */
  public Optional<SkipReason> refusal() {
    return ask.filter(AskReservation::isLeft)
        .map(_ -> SkipReason.DUPLICATE)
        .or(() -> ask.filter(AskReservation::isTaken).map(_ -> SkipReason.CONVERSATION_OPEN));
  }
}
