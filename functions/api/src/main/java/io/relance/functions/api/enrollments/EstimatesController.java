package io.relance.functions.api.enrollments;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.activation.CheckFlow;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.composition.Project;
import io.relance.application.estimates.EstimateLaunch;
import io.relance.application.launches.AudienceMember;
import io.relance.application.launches.Audiences;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Estimates what launches would do. */
@Controller("/v1/launches/estimates")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EstimatesController {
  private static final int BATCH = 1_000;

  private final Automations automations;
  private final PublishedFlows flows;
  private final CheckFlow check;
  private final LaunchAudiences audiences;
  private final Audiences finding;
  private final EstimateLaunch estimating;
  private final ProjectClock clock;
  private final Project project;

  EstimatesController(
      Automations automations,
      PublishedFlows flows,
      CheckFlow check,
      LaunchAudiences audiences,
      Audiences finding,
      EstimateLaunch estimating,
      ProjectClock clock,
      Project project) {
    this.automations = automations;
    this.flows = flows;
    this.check = check;
    this.audiences = audiences;
    this.finding = finding;
    this.estimating = estimating;
    this.clock = clock;
    this.project = project;
  }

  private record Wanted(String automation, LaunchAudiences.Wanted audience) {}

  /** Estimates which contacts a launch would reach now, and why it would not reach the others. */
  @Post
  @WithoutIdempotencyKey
  @RequiresRole(Role.ANALYST)
  EstimateBodies.View estimate(
      @Body @Schema(name = "LaunchEstimateRequest", implementation = EstimateBodies.Request.class)
          JsonBody body) {
    var wanted = body.read(EstimatesController::wanted);
    var automation =
        automations
            .find(new AutomationId(wanted.automation()))
            .orElseThrow(() -> Missing.named("automationId", "automation", wanted.automation()));
    var flow = flow(automation);
    if (!EntryRules.canBeLaunched(flow.trigger())) {
      throw EntryRules.notLaunchable();
    }
    var people = people(audiences.named(wanted.audience()));
    return EstimateBodies.View.of(
        estimating.estimate(automation, flow, people), flow, project.shortLinks());
  }

  private Iterator<List<AudienceMember>> people(LaunchAudiences.Named named) {
    return finding.members(
        new Audiences.Taken(named.audience(), named.contacts(), clock.now()), BATCH);
  }

  private static Supplier<Wanted> wanted(JsonFields fields) {
    var automation = fields.required("automationId", it -> PlainIds.field("an automation", it));
    var audience = LaunchAudiences.required(fields);
    return () -> new Wanted(automation.orElseThrow(), audience.orElseThrow());
  }

  /** The flow that contacts would enter: the active one, else the draft. */
  private Flow flow(Automation automation) {
    if (automation.active()) {
      return flows.flow(automation.id(), automation.version());
    }
    var checked = check.check(automation);
    return checked
        .compiled()
        .orElseThrow(() -> ApiException.invalidFlow(checked.diagnostics()))
        .flow();
  }
}
