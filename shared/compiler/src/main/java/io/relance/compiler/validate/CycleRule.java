package io.relance.compiler.validate;

import static java.util.stream.Collectors.joining;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.stream.Stream;

/** Reports elements that lead back to themselves. */
final class CycleRule implements FlowRule {
  private static final int NAMED = 6;

  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return Cycles.in(flowUnderValidation.graph()).stream()
        .map(
            cycle ->
                flowUnderValidation.at(cycle.getFirst(), describe(flowUnderValidation, cycle)));
  }

  private static Diagnostic describe(
      FlowUnderValidation flowUnderValidation, List<ElementId> cycle) {
    var names =
        cycle.stream()
            .limit(NAMED)
            .map(id -> "\"" + flowUnderValidation.name(id) + "\"")
            .collect(joining(", "));
    var more = cycle.size() > NAMED ? " and " + (cycle.size() - NAMED) + " more" : "";
    return Diagnostic.error("flow.cycle", "These elements form a loop: " + names + more + ".")
        .hint("One of them must lead to an end; repeat by another automation instead.");
  }
}
