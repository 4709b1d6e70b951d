package io.relance.compiler.validate;

import static java.util.stream.Collectors.joining;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.ElementId;
import java.util.List;
import java.util.stream.Stream;

/** Reports elements that lead back to themselves. */
final class CycleRule implements FlowRule {
  private static final int NAMED = 6;

  @Override
  public Stream<Diagnostic> check(Drawing drawing) {
    return Cycles.in(drawing.graph()).stream()
        .map(cycle -> drawing.at(cycle.getFirst(), describe(drawing, cycle)));
  }

  private static Diagnostic describe(Drawing drawing, List<ElementId> cycle) {
    var names =
        cycle.stream()
            .limit(NAMED)
            .map(id -> "\"" + drawing.name(id) + "\"")
            .collect(joining(", "));
    var more = cycle.size() > NAMED ? " and " + (cycle.size() - NAMED) + " more" : "";
    return Diagnostic.error("flow.cycle", "These elements form a loop: " + names + more + ".")
        .hint("One of them must lead to an end; repeat by another automation instead.");
  }
}
