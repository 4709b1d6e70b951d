package io.relance.application.sending.dispatch;

import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.util.Optional;

/** The wave and the element of sends that are dispatched together. */
record DispatchGroup(Optional<WaveId> wave, ElementId element) {
  static DispatchGroup of(Send send) {
    var passage = send.intent().position();
    return new DispatchGroup(
        passage.map(FlowPosition::wave),
        passage.map(FlowPosition::element).orElse(new ElementId("")));
  }
}
