package io.relance.compiler.validate.graph;

import io.relance.compiler.validate.FlowRule;
import java.util.List;

/** The rules about how elements are connected. */
public final class GraphRules {
  private GraphRules() {}

  /** All of them, in the order in which their diagnostics are listed. */
  public static List<FlowRule> all() {
    return List.of(
        new StartRule(),
        new DuplicateElementRule(),
        new DanglingExitRule(),
        new CycleRule(),
        new UnreachableElementRule(),
        new PathLengthRule(),
        new NoActionRule());
  }
}
