package io.relance.application.sending.dispatch;

import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import java.util.Optional;

/** Where sends are planned together: an element of a wave, or none. */
record SendPlace(Optional<String> wave, String element) {
  static SendPlace of(Send send) {
    var passage = send.owed().passage();
    return new SendPlace(
        passage.map(FlowPosition::wave), passage.map(FlowPosition::element).orElse(""));
  }
}
