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
import io.relance.functions.api.Missing;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.RequiresRole;
import io.relance.functions.api.WithoutIdempotencyKey;

/** Checks flows, of drafts and such as are not saved. */
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
    var automation = automations.find(id).orElseThrow(() -> AutomationsController.unknown(id));
    return FlowCheckView.of(check.check(automation));
  }

  /** Checks a flow without saving it. */
  @Post("/flows/checks")
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  FlowCheckView check(@Body AutomationBodies.FlowCheck body) {
    var flow = Json.write(FlowSources.required(body.flow()));
    var id = body.automationId();
    if (id == null) {
      return FlowCheckView.of(check.check(flow, ""));
    }
    if (!PlainIds.isOne(id) || automations.summary(id).isEmpty()) {
      throw Missing.named("automationId", "automation", id);
    }
    return FlowCheckView.of(check.check(flow, id));
  }
}
