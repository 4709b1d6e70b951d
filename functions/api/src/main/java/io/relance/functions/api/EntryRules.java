package io.relance.functions.api;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.domain.flow.Trigger;
import jakarta.inject.Singleton;

/** Decides which automations contacts may be let into by request. */
@Singleton
final class EntryRules {
  private final Automations automations;
  private final PublishedFlows flows;

  EntryRules(Automations automations, PublishedFlows flows) {
    this.automations = automations;
    this.flows = flows;
  }

  /** Refuses automations that are off, or that something else is to trigger. */
  void checkTakesRequests(String automation) {
    if (automations.find(automation).isEmpty()) {
      throw Refusal.notFound("automation");
    }
    var trigger = flows.liveById(automation).orElseThrow(EntryRules::inactive).flow().trigger();
    if (!(trigger instanceof Trigger.Manual || trigger instanceof Trigger.Api)) {
      throw Refusal.conflict(
          "automation.other-trigger",
          "Only automations with the trigger manual or api are entered by request");
    }
  }

  static Refusal inactive() {
    return Refusal.conflict("automation.inactive", "Activate the automation before");
  }
}
