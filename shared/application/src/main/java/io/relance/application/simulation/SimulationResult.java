package io.relance.application.simulation;

import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Optional;

/** How a simulation went. */
public sealed interface SimulationResult {
  /** All that would happen, in order. */
  record Done(List<SimulatedStep> steps, Optional<Ending> ended) implements SimulationResult {
    public Done {
      steps = List.copyOf(steps);
    }
  }

  /**
   * How the enrollment would end.
   *
   * @param outcome that of the end which is reached, or a code
   * @param reason in words that a marketer understands
   */
  record Ending(String outcome, String reason) {}

  /** The flow has errors, so that it cannot be activated either. */
  record Refused(List<Diagnostic> diagnostics) implements SimulationResult {}

  record NoAutomation() implements SimulationResult {}
}
