package io.relance.functions.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Schema;

/** Says that the deployment answers. */
@Controller("/health")
public final class HealthController {
  private final Health health;

  HealthController(Health health) {
    this.health = health;
  }

  /** What is said: the deployment's kind and version. */
  @Schema(name = "Health")
  public record Health(String status, String deployment, String version) {}

  /** Says that the deployment answers. */
  @Get
  Health health() {
    return health;
  }
}
