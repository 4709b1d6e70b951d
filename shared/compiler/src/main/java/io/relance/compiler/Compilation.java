package io.relance.compiler;

import io.relance.domain.flow.Diagnostic;
import java.util.List;

/** The result of compiling a flow. */
public sealed interface Compilation {
  /** All diagnostics of the flow. */
  List<Diagnostic> diagnostics();

  /**
   * The flow can be activated.
   *
   * @param definition in Amazon States Language, one line of JSON with placeholders that the engine
   *     replaces
   * @param diagnostics warnings only
   */
  record Compiled(String definition, List<Diagnostic> diagnostics) implements Compilation {
    public Compiled {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** The flow has errors. */
  record Rejected(List<Diagnostic> diagnostics) implements Compilation {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
