package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.FlowElement;
import java.util.Map;
import java.util.stream.Stream;

/** Reports exits that lead to nothing, or to a note. */
final class DanglingExitRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.flow().elements().stream()
        .flatMap(
            element ->
                element.exits().entrySet().stream().flatMap(exit -> check(drawing, element, exit)));
  }

  private static Stream<Diagnostic> check(
      Drawing drawing, FlowElement element, Map.Entry<String, ElementId> exit) {
    var to = exit.getValue();
    if (!drawing.graph().leadsSomewhere(to)) {
      var fault =
          Diagnostic.error("flow.dangling-exit", "There is no element “" + to + "” to go to.");
      return Stream.of(drawing.at(element, exit.getKey(), fault));
    }
    return drawing.graph().element(to).orElse(null) instanceof FlowElement.Note
        ? Stream.of(
            drawing.at(
                element,
                exit.getKey(),
                Diagnostic.error("flow.exit-to-note", "Contacts cannot enter a note.")))
        : Stream.empty();
  }
}
