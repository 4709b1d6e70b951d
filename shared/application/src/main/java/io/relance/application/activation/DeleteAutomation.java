package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.DeleteResult;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.PublishedFlows;
import io.relance.domain.id.AutomationId;

/** Deletes an automation to whose messages no other one replies. */
public final class DeleteAutomation {
  private final Automations automations;
  private final EditAutomations editing;
  private final FlowReferences references;

  public DeleteAutomation(Automations automations, PublishedFlows flows, EditAutomations editing) {
    this.automations = automations;
    this.editing = editing;
    this.references = new FlowReferences(automations, flows);
  }

  /** Deletes an inactive automation without enrollments in progress that nothing else names. */
  public DeleteResult delete(AutomationId id) {
    var users =
        automations
            .summary(id)
            .map(summary -> references.ofOthers(id, "automation", summary.names().key()))
            .filter(names -> !names.isEmpty());
    return users.<DeleteResult>map(DeleteResult.InUse::new).orElseGet(() -> editing.remove(id));
  }
}
