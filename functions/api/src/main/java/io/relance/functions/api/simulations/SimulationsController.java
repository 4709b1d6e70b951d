package io.relance.functions.api.simulations;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.simulation.SimulationResult;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.media.Schema;

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
  @RequiresRole(Role.ANALYST)
  @WithoutIdempotencyKey
  SimulationBodies.Simulation simulate(
      String id,
      @Body @Schema(name = "SimulationRequest", implementation = SimulationBodies.Request.class)
          JsonBody body) {
    return switch (simulating.simulate(reader.read(id, body))) {
      case SimulationResult.NoAutomation() -> throw Missing.resource("automation", id);
      case SimulationResult.Refused(var diagnostics) -> throw ApiException.invalidFlow(diagnostics);
      case SimulationResult.Done done -> SimulationBodies.Simulation.of(done);
    };
  }
}
