package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.stream.Stream;

/** Reports a start that is not an element contacts can enter. */
final class StartRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    var start = drawing.flow().start();
    if (!drawing.graph().leadsSomewhere(start)) {
      return Stream.of(
          Diagnostic.error(
                  "flow.unknown-start", "There is no element “" + start + "” to start with.")
              .path("start"));
    }
    return drawing.graph().element(start).orElse(null) instanceof FlowElement.Note
        ? Stream.of(
            Diagnostic.error("flow.exit-to-note", "Contacts cannot enter a note.").path("start"))
        : Stream.empty();
  }
}
