package io.relance.application.simulation;

import io.relance.domain.flow.Diagnostic;
import java.util.List;

/** How a preview went. */
public sealed interface Simulated {
  /** All that would happen, in order. */
  record Done(List<SimulatedStep> steps) implements Simulated {
    public Done {
      steps = List.copyOf(steps);
    }
  }

  /** The flow has errors, so that it cannot be activated either. */
  record Refused(List<Diagnostic> diagnostics) implements Simulated {}

  record NoAutomation() implements Simulated {}

  record NoContact() implements Simulated {}
}
