package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import java.util.stream.Stream;

/** Warns of elements without a name, which reports can only show by their ids. */
final class NamelessElementRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return drawing.flow().elements().stream()
        .filter(element -> !(element instanceof FlowElement.Note))
        .filter(element -> element.name().isBlank())
        .map(
            element ->
                drawing.at(
                    element,
                    "name",
                    Diagnostic.warning("element.no-name", "This element has no name.")
                        .hint("A name makes reports readable.")));
  }
}
