package io.relance.functions.api;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.platform.Role;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.simulation.Simulated;

/** Previews automations for one contact: all that would happen to it, and nothing does. */
@Controller("/v1/automations/{id}/simulations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SimulationsController {
  private final SimulateAutomation simulating;
  private final SimulationReader reader;

  SimulationsController(SimulateAutomation simulating, SimulationReader reader) {
    this.simulating = simulating;
    this.reader = reader;
  }

  /** What would happen to a contact who enters now, or at another time; nothing of it does. */
  @Post
  @Needs(Role.ANALYST)
  SimulationBodies.Simulation simulate(String id, @Body SimulationBodies.Request body) {
    return switch (simulating.simulate(reader.read(id, body))) {
      case Simulated.NoAutomation() -> throw Refusal.notFound("automation");
      case Simulated.NoContact() -> throw Refusal.notFound("contact");
      case Simulated.Refused(var diagnostics) -> throw ActivationController.refused(diagnostics);
      case Simulated.Done(var steps) ->
          new SimulationBodies.Simulation(steps.stream().map(SimulationBodies.Step::of).toList());
    };
  }
}
