package io.relance.compiler.validate;

import io.relance.compiler.codec.PartialFlow;
import io.relance.compiler.codec.Placeholders;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All rules, asked of one flow. */
public final class FlowRules {
  private final List<FlowRule> rules;

  public FlowRules() {
    this.rules =
        List.of(
            new StartRule(),
            new DuplicateElementRule(),
            new DanglingExitRule(),
            new CycleRule(),
            new UnreachableElementRule(),
            new PathLengthRule());
  }

  /** All that is wrong with a flow, in the order of its elements. */
  public List<Diagnostic> check(Flow flow, ValidationContext context) {
    return check(new PartialFlow(flow, Set.of(), true), List.of(), context);
  }

  /** All that is wrong with what could be made out of a file, beside the faults of its form. */
  public List<Diagnostic> check(
      PartialFlow partial, List<Diagnostic> faults, ValidationContext context) {
    var drawing = Drawing.of(partial.flow(), context, partial.triggerRead());
    var found =
        rules.stream()
            .flatMap(rule -> rule.check(drawing))
            .filter(fault -> fault.element().filter(Placeholders::standsFor).isEmpty());
    return Stream.concat(faults.stream(), found)
        .distinct()
        .sorted(Comparator.comparing(fault -> fault.element().map(drawing::position).orElse(-1)))
        .toList();
  }
}
