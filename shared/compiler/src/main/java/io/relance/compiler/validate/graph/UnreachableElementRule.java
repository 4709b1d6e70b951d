package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.List;
import java.util.stream.Stream;

/** Reports each element that no path from the start reaches. */
final class UnreachableElementRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var start = checked.flow().start();
    if (checked.graph().element(start).isEmpty()) {
      return Stream.empty();
    }
    var reached = checked.graph().reachedFrom(List.of(start));
    return checked.flow().elements().stream()
        .filter(element -> !(element instanceof FlowElement.Note))
        .filter(element -> !reached.contains(element.id()))
        .map(
            element ->
                checked.at(
                    element,
                    Diagnostic.error("flow.unreachable-element", "No path leads to this element.")
                        .hint("Connect it or delete it.")));
  }
}
