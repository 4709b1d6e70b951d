package io.relance.functions.api.automations;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.CheckFlow;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.persistence.Json;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.problems.Missing;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks the flows of drafts, and flows that are not saved. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FlowChecksController {
  private final Automations automations;
  private final CheckFlow check;

  FlowChecksController(Automations automations, CheckFlow check) {
    this.automations = automations;
    this.check = check;
  }

  /** Checks the draft of an automation. */
  @Post("/automations/{id}/validate")
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  FlowCheckView validate(String id) {
    var automation =
        automations.find(new AutomationId(id)).orElseThrow(() -> AutomationsController.unknown(id));
    return FlowCheckView.of(check.check(automation));
  }

  /** Checks a flow without saving it. */
  @Post("/flows/checks")
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  FlowCheckView check(
      @Body @Schema(name = "FlowCheckRequest", implementation = AutomationBodies.FlowCheck.class)
          JsonBody body) {
    return body.read(this::check);
  }

  private Supplier<FlowCheckView> check(JsonFields fields) {
    var flow = fields.required("flow", FlowSources::flow);
    var id = fields.optional("automationId", this::known);
    return () -> {
      var json = Json.write(flow.orElseThrow());
      return FlowCheckView.of(
          id.map(known -> check.check(json, new AutomationId(known)))
              .orElseGet(() -> check.check(json)));
    };
  }

  private Optional<String> known(JsonValue value) {
    return value
        .string()
        .filter(
            id ->
                value.holds(
                    PlainIds.isOne(id) && automations.summary(new AutomationId(id)).isPresent(),
                    Missing.message("automation", id)));
  }
}
