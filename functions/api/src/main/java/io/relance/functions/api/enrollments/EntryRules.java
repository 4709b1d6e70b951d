package io.relance.functions.api.enrollments;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.automations.AutomationsController;
import io.relance.functions.api.problems.ApiException;
import jakarta.inject.Singleton;

/** Decides which automations accept enrollments and launches by request. */
@Singleton
final class EntryRules {
  private final Automations automations;
  private final PublishedFlows flows;

  EntryRules(Automations automations, PublishedFlows flows) {
    this.automations = automations;
    this.flows = flows;
  }

  /** Refuses automations that are inactive or enroll no single contacts by request. */
  void checkTakesRequests(String automation) {
    if (!isByRequest(trigger(automation))) {
      throw ApiException.conflict(
          "automation.trigger-not-manual",
          "Only automations with a manual or api trigger accept enrollments");
    }
  }

  /** Refuses automations that are inactive or enroll no audience. */
  void checkCanBeLaunched(String automation) {
    if (!canBeLaunched(trigger(automation))) {
      throw notLaunchable();
    }
  }

  /** Whether an automation with this trigger can be launched. */
  static boolean canBeLaunched(Trigger trigger) {
    return isByRequest(trigger)
        || trigger instanceof Trigger.AtDates
        || trigger instanceof Trigger.Import;
  }

  static ApiException notLaunchable() {
    return ApiException.conflict(
        "automation.trigger-not-manual",
        "Only automations with a manual, api, import, recurrence or dates trigger can be launched");
  }

  private static boolean isByRequest(Trigger trigger) {
    return trigger instanceof Trigger.Manual || trigger instanceof Trigger.Api;
  }

  private Trigger trigger(String automation) {
    if (automations.summary(new AutomationId(automation)).isEmpty()) {
      throw AutomationsController.unknown(automation);
    }
    return flows
        .liveById(new AutomationId(automation))
        .orElseThrow(EntryRules::inactive)
        .flow()
        .trigger();
  }

  static ApiException inactive() {
    return ApiException.conflict("automation.inactive", "Activate the automation first");
  }
}
