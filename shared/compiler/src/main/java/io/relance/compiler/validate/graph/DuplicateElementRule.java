package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.Quoted;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports elements that have the same id as one before them. */
final class DuplicateElementRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    var seen = new HashSet<ElementId>();
    var elements = checked.flow().elements();
    return IntStream.range(0, elements.size())
        .filter(i -> !seen.add(elements.get(i).id()))
        .mapToObj(
            i ->
                Diagnostic.error(
                        "flow.duplicate-element",
                        "Must be unique; another element has the id "
                            + Quoted.of(elements.get(i).id().value())
                            + ".")
                    .at(elements.get(i).id())
                    .path("elements[" + i + "].id"));
  }
}
