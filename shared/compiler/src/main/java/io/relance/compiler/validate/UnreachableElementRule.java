package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.List;
import java.util.stream.Stream;

/** Reports each element that no path from the start reaches. */
final class UnreachableElementRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    var start = flowUnderValidation.flow().start();
    if (flowUnderValidation.graph().element(start).isEmpty()) {
      return Stream.empty();
    }
    var reached = flowUnderValidation.graph().reachedFrom(List.of(start));
    return flowUnderValidation.flow().elements().stream()
        .filter(element -> !(element instanceof FlowElement.Note))
        .filter(element -> !reached.contains(element.id()))
        .map(
            element ->
                flowUnderValidation.at(
                    element,
                    Diagnostic.error("flow.unreachable-element", "No path leads to this element.")
                        .hint("Connect it or delete it.")));
  }
}
