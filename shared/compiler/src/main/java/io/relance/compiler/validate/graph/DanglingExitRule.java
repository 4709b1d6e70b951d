package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Map;
import java.util.stream.Stream;

/** Reports exits that lead to nothing, or to a note. */
final class DanglingExitRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().elements().stream()
        .flatMap(
            element ->
                element.exits().entrySet().stream().flatMap(exit -> check(checked, element, exit)));
  }

  private static Stream<Diagnostic> check(
      CheckedFlow checked, FlowElement element, Map.Entry<String, ElementId> exit) {
    var to = exit.getValue();
    if (!checked.graph().leadsSomewhere(to)) {
      var fault =
          Diagnostic.error(
              "flow.dangling-exit",
              "There is no element "
                  + Quoted.of(to.value())
                  + NearestName.ending(to.value(), checked.ids()));
      return Stream.of(checked.at(element, element.exitField(exit.getKey()), fault));
    }
    return checked.graph().element(to).orElse(null) instanceof FlowElement.Note
        ? Stream.of(
            checked.at(
                element,
                element.exitField(exit.getKey()),
                Diagnostic.error("flow.exit-to-note", "Must be an element other than a note.")))
        : Stream.empty();
  }
}
