package io.relance.functions.api.automations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.ActivationNote;
import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.activation.ToggleAutomations.Activation;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.automations.InFlight;
import io.relance.application.jobs.JobState;
import io.relance.application.persistence.Json;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.jobs.JobView;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.ReportedDiagnostic;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Activates and deactivates automations. */
@Controller("/v1/automations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActivationController {
  private static final Map<String, InFlight> IN_FLIGHT = Choices.of(InFlight.class);

  private final Automations automations;
  private final ToggleAutomations toggle;
  private final CheckFlow check;
  private final AuditLogger auditLogger;

  ActivationController(
      Automations automations, ToggleAutomations toggle, CheckFlow check, AuditLogger auditLogger) {
    this.automations = automations;
    this.toggle = toggle;
    this.check = check;
    this.auditLogger = auditLogger;
  }

  /**
   * The version that is live now.
   *
   * @param diagnostics the warnings about its flow
   */
  @Schema(name = "Activation")
  record Activated(long version, List<ReportedDiagnostic> diagnostics) {}

  /**
   * An automation was deactivated.
   *
   * @param cancelled how many enrollments were cancelled so far
   * @param job what cancels the others; absent when there are none
   */
  @Schema(name = "Deactivation")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Deactivated(long cancelled, Optional<JobView> job) {
    static Deactivated of(ToggleAutomations.Deactivated deactivated) {
      var job = deactivated.cancellation();
      return new Deactivated(
          job.map(it -> it.progress().done()).orElse(0L),
          job.filter(it -> it.state() == JobState.RUNNING).map(JobView::of));
    }
  }

  /** Publishes the draft as a version and opens it for enrollments. */
  @Post("/activate")
  @RequiresRole(Role.MANAGER)
  Activated activate(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "ActivationRequest", implementation = AutomationBodies.Activation.class)
          @Nullable JsonBody body) {
    var note = JsonBody.optional(body).read(ActivationController::note);
    var by = Caller.of(request).name();
    var activation = new ActivationNote(by, note);
    return switch (auditLogger.by(
        request, () -> toggle.activate(new AutomationId(id), activation))) {
      case Activation.Unknown() -> throw AutomationsController.unknown(id);
      case Activation.Refused(var diagnostics) -> throw refused(diagnostics);
      case Activation.Activated(var version, var warnings) ->
          new Activated(version, ReportedDiagnostic.of(warnings));
    };
  }

  /**
   * Stops new enrollments; those in progress finish or are cancelled. Nothing is sent to cancelled
   * ones from then on; many of them are cancelled by a job.
   */
  @Post("/deactivate")
  @RequiresRole(Role.MANAGER)
  @ApiResponse(
      responseCode = "200",
      description = "The automation is inactive, and enrollments to cancel are cancelled",
      content = @Content(schema = @Schema(implementation = Deactivated.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The automation is inactive; a job cancels the rest of its enrollments",
      content = @Content(schema = @Schema(implementation = Deactivated.class)))
  HttpResponse<Deactivated> deactivate(
      HttpRequest<?> request,
      String id,
      @Body
          @Schema(
              name = "DeactivationRequest",
              implementation = AutomationBodies.Deactivation.class)
          @Nullable JsonBody body) {
    var wanted = JsonBody.optional(body).read(ActivationController::inFlight);
    var inFlight = inFlight(new AutomationId(id), wanted);
    var deactivated =
        auditLogger
            .by(request, () -> toggle.deactivate(new AutomationId(id), inFlight))
            .map(Deactivated::of)
            .orElseThrow(() -> AutomationsController.unknown(id));
    return deactivated.job().isPresent()
        ? HttpResponse.accepted().body(deactivated)
        : HttpResponse.ok(deactivated);
  }

  /** Conversations are always cancelled (K-15). */
  private InFlight inFlight(AutomationId id, Optional<InFlight> wanted) {
    boolean conversation = toggle.isConversation(id);
    if (conversation && wanted.equals(Optional.of(InFlight.FINISH))) {
      throw ApiException.invalid(
          "inFlight", "must be cancel: conversations end when their automation is deactivated");
    }
    return wanted.orElse(conversation ? InFlight.CANCEL : InFlight.FINISH);
  }

  /** Returns the state machine that the draft compiles to, in Amazon States Language. */
  @Get("/definition")
  @RequiresRole(Role.ANALYST)
  JsonNode definition(String id) {
    return Json.tree(compiled(id).definition());
  }

  /** Lists each combination of answers to the questions of the draft, and what it yields. */
  @Get("/recommendations")
  @RequiresRole(Role.ANALYST)
  RecommendationBodies.Combinations recommendations(String id) {
    return RecommendationBodies.Combinations.of(compiled(id).flow());
  }

  private CheckFlow.Compiled compiled(String id) {
    var automation =
        automations.find(new AutomationId(id)).orElseThrow(() -> AutomationsController.unknown(id));
    var checked = check.check(automation);
    return checked.compiled().orElseThrow(() -> refused(checked.diagnostics()));
  }

  private static Supplier<String> note(JsonFields fields) {
    var note = fields.optional("note", NameFields::remark).orElse("");
    return () -> note;
  }

  private static Supplier<Optional<InFlight>> inFlight(JsonFields fields) {
    var inFlight = fields.optional("inFlight", it -> it.choice(IN_FLIGHT));
    return () -> inFlight;
  }

  /** The flow has errors, so that it cannot run. */
  static ApiException refused(List<Diagnostic> diagnostics) {
    return ApiException.invalidFlow(diagnostics);
  }
}
