package io.relance.application.activation;

import io.relance.application.automations.Automation;
import io.relance.compiler.liquid.TextVariable;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import java.util.List;
import java.util.Optional;

/** Checks a flow against all rules and all that is live, and compiles it when it has no errors. */
public interface CheckFlow {
  /**
   * What the check found.
   *
   * @param compiled present when no diagnostic is an error
   * @param variables what the texts of the flow may use under its trigger
   */
  record Checked(
      List<Diagnostic> diagnostics, Optional<Compiled> compiled, List<TextVariable> variables) {
    public Checked {
      diagnostics = List.copyOf(diagnostics);
      variables = List.copyOf(variables);
    }
  }

  /** A flow with its definition in Amazon States Language. */
  record Compiled(Flow flow, String definition) {}

  /** Checks the JSON of a flow that belongs to no automation yet. */
  Checked check(String flow);

  /**
   * Checks a flow.
   *
   * @param flow its JSON
   * @param automationId the automation whose flow it is, which it does not clash with
   */
  Checked check(String flow, AutomationId automationId);

  /** Checks the draft of an automation. */
  default Checked check(Automation automation) {
    return check(automation.flow(), automation.id());
  }
}
