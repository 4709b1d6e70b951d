package io.relance.functions.api.simulations;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.platform.Role;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.simulation.Simulated;
import io.relance.functions.api.Missing;
import io.relance.functions.api.Needs;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.WithoutIdempotencyKey;

/** Simulates automations for one contact, without side effects. */
@Controller("/v1/automations/{id}/simulations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SimulationsController {
  private final SimulateAutomation simulating;
  private final SimulationReader reader;

  SimulationsController(SimulateAutomation simulating, SimulationReader reader) {
    this.simulating = simulating;
    this.reader = reader;
  }

  /** Simulates what would happen to a contact who enters now, or at another time. */
  @Post
  @Needs(Role.ANALYST)
  @WithoutIdempotencyKey
  SimulationBodies.Simulation simulate(String id, @Body SimulationBodies.Request body) {
    return switch (simulating.simulate(reader.read(id, body))) {
      case Simulated.NoAutomation() -> throw Missing.resource("automation", id);
      case Simulated.Refused(var diagnostics) -> throw Refusal.invalidFlow(diagnostics);
      case Simulated.Done done -> SimulationBodies.Simulation.of(done);
    };
  }
}
