package io.relance.application.sending.dispatch;

import io.relance.application.sending.model.Send;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.util.Optional;

/** Sends that are dispatched together: those of one element of one wave, or of none. */
record DispatchGroup(Optional<Place> place) {
  /** An element of a wave. */
  record Place(WaveId wave, ElementId element) {}

  static DispatchGroup of(Send send) {
    return new DispatchGroup(
        send.intent().position().map(it -> new Place(it.wave(), it.element())));
  }
}
