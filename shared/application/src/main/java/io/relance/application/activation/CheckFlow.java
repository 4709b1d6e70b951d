package io.relance.application.activation;

import io.relance.application.automations.Automation;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import java.util.List;
import java.util.Optional;

/** Checks a draft against all rules and all that is live, and compiles it when it has no errors. */
public interface CheckFlow {
  /**
   * What the check found.
   *
   * @param compiled present when no diagnostic is an error
   */
  record Checked(List<Diagnostic> diagnostics, Optional<Compiled> compiled) {
    public Checked {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** A flow with its definition in Amazon States Language. */
  record Compiled(Flow flow, String definition) {}

  Checked check(Automation automation);
}
