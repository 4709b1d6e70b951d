package io.relance.functions.api.segments;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.segmentation.CalculateAudience;
import io.relance.application.segmentation.CalculateAudience.Calculation;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.json.CriteriaFields;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;

/** Calculates how many contacts meet criteria. */
@Controller("/v1/segments/calculations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalculationsController {
  private final CalculateAudience calculating;

  CalculationsController(CalculateAudience calculating) {
    this.calculating = calculating;
  }

  /** Counts the contacts who meet criteria, and those that messages can reach by channel. */
  @Post
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  CalculationView calculate(
      @Body @Schema(name = "CriteriaRequest", implementation = CriteriaRequest.class)
          JsonBody body) {
    return switch (calculating.calculate(CriteriaFields.criteria(body))) {
      case Calculation.Counted counted -> CalculationView.of(counted);
      case Calculation.Refused(var diagnostics) -> throw ApiException.invalidCriteria(diagnostics);
    };
  }
}
