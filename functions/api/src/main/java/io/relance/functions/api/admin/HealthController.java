package io.relance.functions.api.admin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.relance.functions.api.Installation;
import io.swagger.v3.oas.annotations.media.Schema;

/** Health check of the deployment. */
@Controller("/health")
public final class HealthController {
  private final Installation installation;

  HealthController(Installation installation) {
    this.installation = installation;
  }

  /** The health of the deployment, its kind and its version. */
  @Schema(name = "Health")
  public record Health(
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String status,
      String deployment,
      String version) {}

  /** Health check. */
  @Get
  Health health() {
    return new Health("ok", installation.deployment(), installation.version());
  }
}
