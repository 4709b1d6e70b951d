package io.relance.application.sending.dispatch;

import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import java.util.Optional;

/** Where sends are planned together: an element of a wave, or none. */
record DispatchGroup(Optional<String> wave, String element) {
  static DispatchGroup of(Send send) {
    var passage = send.intent().position();
    return new DispatchGroup(
        passage.map(FlowPosition::wave), passage.map(FlowPosition::element).orElse(""));
  }
}
