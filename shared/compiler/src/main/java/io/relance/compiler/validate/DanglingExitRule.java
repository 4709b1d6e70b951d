package io.relance.compiler.validate;

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
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return flowUnderValidation.flow().elements().stream()
        .flatMap(
            element ->
                element.exits().entrySet().stream()
                    .flatMap(exit -> check(flowUnderValidation, element, exit)));
  }

  private static Stream<Diagnostic> check(
      FlowUnderValidation flowUnderValidation,
      FlowElement element,
      Map.Entry<String, ElementId> exit) {
    var to = exit.getValue();
    if (!flowUnderValidation.graph().leadsSomewhere(to)) {
      var fault =
          Diagnostic.error(
              "flow.dangling-exit",
              "There is no element "
                  + Quoted.of(to.value())
                  + NearestName.ending(to.value(), flowUnderValidation.ids()));
      return Stream.of(flowUnderValidation.at(element, exit.getKey(), fault));
    }
    return flowUnderValidation.graph().element(to).orElse(null) instanceof FlowElement.Note
        ? Stream.of(
            flowUnderValidation.at(
                element,
                exit.getKey(),
                Diagnostic.error("flow.exit-to-note", "Must be an element other than a note.")))
        : Stream.empty();
  }
}
