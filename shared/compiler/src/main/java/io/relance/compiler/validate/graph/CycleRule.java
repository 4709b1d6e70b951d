package io.relance.compiler.validate.graph;

import static java.util.stream.Collectors.joining;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.stream.Stream;

/** Reports elements that lead back to themselves. */
final class CycleRule implements FlowRule {
  private static final int NAMED = 6;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return Cycles.in(checked.graph()).stream()
        .map(cycle -> checked.at(cycle.getFirst(), describe(checked, cycle)));
  }

  private static Diagnostic describe(CheckedFlow checked, List<ElementId> cycle) {
    var names =
        cycle.stream()
            .limit(NAMED)
            .map(id -> "\"" + checked.name(id) + "\"")
            .collect(joining(", "));
    var more = cycle.size() > NAMED ? " and " + (cycle.size() - NAMED) + " more" : "";
    return Diagnostic.error("flow.cycle", "These elements form a loop: " + names + more + ".")
        .hint("One of them must lead to an end; repeat by another automation instead.");
  }
}
