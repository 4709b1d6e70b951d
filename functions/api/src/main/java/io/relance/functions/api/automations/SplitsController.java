package io.relance.functions.api.automations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.splits.DecideSplits;
import io.relance.application.splits.DecideSplits.Choice;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The winners of splits. */
@Controller("/v1/automations/{id}/splits/{elementId}/winner")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SplitsController {
  private static final long MOST_VERSIONS = 999_999;

  private final DecideSplits decideSplits;
  private final AuditLogger auditLogger;

  SplitsController(DecideSplits decideSplits, AuditLogger auditLogger) {
    this.decideSplits = decideSplits;
    this.auditLogger = auditLogger;
  }

  /**
   * Chooses the variation to which all contacts of a split go from now on, those who wait included.
   * A split has one winner: the first that is found or chosen.
   */
  @Post
  @RequiresRole(Role.MANAGER)
  SplitBodies.Winner choose(
      HttpRequest<?> request,
      String id,
      String elementId,
      @Body @Schema(name = "SplitWinnerChoice", implementation = SplitBodies.Choice.class)
          JsonBody body) {
    var wanted = body.read(SplitsController::wanted);
    var choice =
        auditLogger.by(
            request,
            () ->
                decideSplits.choose(
                    new AutomationId(id),
                    new ElementId(elementId),
                    wanted.version(),
                    wanted.variation()));
    return switch (choice) {
      case Choice.Chosen(var winner) -> SplitBodies.Winner.of(winner);
      case Choice.Decided(var winner) ->
          throw ApiException.conflict(
              "split.decided",
              "The winner of this split is \"%s\" since %s"
                  .formatted(winner.variation(), winner.at()));
      case Choice.UnknownAutomation() -> throw AutomationsController.unknown(id);
      case Choice.UnknownSplit(var version) -> throw unknown(elementId, version);
      case Choice.UnknownVariation(var known) -> throw refused(wanted.variation(), known);
    };
  }

  private record Wanted(String variation, OptionalLong version) {}

  private static Supplier<Wanted> wanted(JsonFields fields) {
    var variation = fields.required("variation", JsonValue::string).orElse("");
    var version = fields.optional("version", it -> it.integer(1, MOST_VERSIONS));
    return () ->
        new Wanted(variation, version.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private static ApiException unknown(String element, long version) {
    return ApiException.of(
        Problem.of(
            404,
            "not-found",
            version == 0
                ? "The automation has no version yet"
                : "Version %d has no split %s".formatted(version, Quoted.of(element))));
  }

  private static ApiException refused(String variation, List<String> known) {
    return ApiException.invalid(
        "variation",
        "must be one of %s, not %s%s"
            .formatted(
                String.join(", ", known),
                Quoted.of(variation),
                NearestName.ending(variation, known)));
  }
}
