package io.relance.functions.api.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.segmentation.CalculateAudience;
import io.relance.application.segmentation.CalculateAudience.Calculation;
import io.relance.application.segmentation.CalculationSession;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.json.CriteriaFields;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Supplier;

/** Calculates how many contacts meet criteria. */
@Controller("/v1/segments/calculations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalculationsController {
  private final CalculateAudience calculating;

  CalculationsController(CalculateAudience calculating) {
    this.calculating = calculating;
  }

  /**
   * Counts the contacts who meet criteria, and those that messages can reach by channel; 409 when a
   * later calculation of the same session begins before the answer.
   */
  @Post
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  CalculationView calculate(
      HttpRequest<?> request,
      @Body @Schema(name = "CalculationRequest", implementation = CalculationRequest.class)
          JsonBody body) {
    var wanted = body.read(CalculationsController::wanted);
    return switch (calculate(wanted, Caller.of(request))) {
      case Calculation.Counted counted -> CalculationView.of(counted);
      case Calculation.Refused(var diagnostics) -> throw ApiException.invalidCriteria(diagnostics);
      case Calculation.Superseded() ->
          throw ApiException.conflict(
              "calculation.superseded", "A later calculation of the session replaced this one");
    };
  }

  /** What a calculation is asked for. */
  private record Wanted(JsonNode criteria, Optional<String> session) {}

  private static Supplier<Wanted> wanted(JsonFields fields) {
    var criteria = CriteriaFields.required(fields);
    var session =
        fields.optional("session", value -> NameFields.key(value, "", "segment-editor-1"));
    return () -> new Wanted(criteria.get(), session);
  }

  private Calculation calculate(Wanted wanted, Caller caller) {
    return wanted
        .session()
        .map(
            session ->
                calculating.calculate(
                    wanted.criteria(), new CalculationSession(caller.id(), session)))
        .orElseGet(() -> calculating.calculate(wanted.criteria()));
  }
}
