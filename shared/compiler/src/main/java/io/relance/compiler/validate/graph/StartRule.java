package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.stream.Stream;

/** Reports a start that is not an element contacts can enter. */
final class StartRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var start = checked.flow().start();
    if (!checked.graph().leadsSomewhere(start)) {
      return Stream.of(
          Diagnostic.error(
                  "flow.unknown-start",
                  "There is no element "
                      + Quoted.of(start.value())
                      + NearestName.ending(start.value(), checked.ids()))
              .path("start"));
    }
    return checked.graph().element(start).orElse(null) instanceof FlowElement.Note
        ? Stream.of(
            Diagnostic.error("flow.exit-to-note", "Must be an element other than a note.")
                .path("start"))
        : Stream.empty();
  }
}
