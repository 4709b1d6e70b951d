package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.stream.Stream;

/** Reports a start that is not an element contacts can enter. */
final class StartRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    var start = flowUnderValidation.flow().start();
    if (!flowUnderValidation.graph().leadsSomewhere(start)) {
      return Stream.of(
          Diagnostic.error(
                  "flow.unknown-start",
                  "There is no element "
                      + Quoted.of(start.value())
                      + NearestName.ending(start.value(), flowUnderValidation.ids()))
              .path("start"));
    }
    return flowUnderValidation.graph().element(start).orElse(null) instanceof FlowElement.Note
        ? Stream.of(
            Diagnostic.error("flow.exit-to-note", "Must be an element other than a note.")
                .path("start"))
        : Stream.empty();
  }
}
