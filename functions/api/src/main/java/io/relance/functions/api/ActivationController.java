package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.activation.ToggleAutomations.Activation;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.platform.Role;
import io.relance.application.store.Json;
import io.relance.domain.flow.Diagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Checks automations and switches them on and off. */
@Controller("/v1/automations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActivationController {
  private final Automations automations;
  private final ToggleAutomations toggle;
  private final CheckFlow check;
  private final Trail trail;

  ActivationController(
      Automations automations, ToggleAutomations toggle, CheckFlow check, Trail trail) {
    this.automations = automations;
    this.toggle = toggle;
    this.check = check;
    this.trail = trail;
  }

  /** All that the rules say. */
  @Schema(name = "Validation")
  record Validation(List<ReportedDiagnostic> diagnostics) {}

  /** The version that is live now, with what it was warned of. */
  @Schema(name = "Activation")
  record Live(long version, List<ReportedDiagnostic> diagnostics) {}

  /** How many were taken out. */
  @Schema(name = "Deactivated")
  record Deactivated(int exited) {}

  /** All that the rules say about the draft of an automation. */
  @Post("/validate")
  @WithoutIdempotencyKey
  @Needs(Role.ANALYST)
  Validation validate(String id) {
    return new Validation(faults(check.check(find(id)).diagnostics()));
  }

  /** Publishes the draft as a version and lets contacts in. */
  @Post("/activate")
  @Needs(Role.MANAGER)
  Live activate(HttpRequest<?> request, String id) {
    return switch (toggle.activate(id)) {
      case Activation.Unknown() -> throw Refusal.notFound("automation");
      case Activation.Refused(var diagnostics) -> throw refused(diagnostics);
      case Activation.Activated(var version, var warnings) -> {
        trail.leave(request, "automation.activate", id);
        yield new Live(version, faults(warnings));
      }
    };
  }

  /** Lets nobody in any more; those inside finish, or are taken out. */
  @Post("/deactivate")
  @Needs(Role.MANAGER)
  Deactivated deactivate(
      HttpRequest<?> request, String id, @Body AutomationBodies.Deactivation body) {
    var everybodyOut = everybodyOut(body);
    var exited =
        toggle.deactivate(id, everybodyOut).orElseThrow(() -> Refusal.notFound("automation"));
    trail.leave(request, "automation.deactivate", id);
    return new Deactivated(exited);
  }

  /** The state machine that the draft becomes, in Amazon States Language. */
  @Get("/definition")
  @Needs(Role.ANALYST)
  JsonNode definition(String id) {
    var checked = check.check(find(id));
    return checked
        .compiled()
        .map(compiled -> Json.tree(compiled.definition()))
        .orElseThrow(() -> refused(checked.diagnostics()));
  }

  private static boolean everybodyOut(AutomationBodies.Deactivation body) {
    var inside = body.inside();
    if (inside != null && (inside.equals("exit") || inside.equals("finish"))) {
      return inside.equals("exit");
    }
    throw Refusal.invalid("inside", "is finish, or exit to take everybody out");
  }

  /** The flow has errors, so that it cannot run. */
  static Refusal refused(List<Diagnostic> diagnostics) {
    return Refusal.invalidFlow(diagnostics);
  }

  private static List<ReportedDiagnostic> faults(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(ReportedDiagnostic::of).toList();
  }

  private Automation find(String id) {
    return automations.find(id).orElseThrow(() -> Refusal.notFound("automation"));
  }
}
