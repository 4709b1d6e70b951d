package io.relance.application.launches;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.NewAutomation;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Json;
import io.relance.domain.id.AutomationId;

/** An automation that is launched by hand and sends one text. */
final class News {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "news", "elements": [
        {"id": "news", "name": "News", "kind": "send-sms", "purpose": "transactional",
         "text": "We have moved", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private News() {}

  /** Creates and activates it. */
  static AutomationId active(Relance relance) {
    var authoring = relance.authoring();
    var automation =
        authoring.editAutomations().create(NewAutomation.of("News", Json.tree(FLOW))).orElseThrow();
    authoring.toggleAutomations().activate(automation.id(), ActivationNote.by("system"));
    return automation.id();
  }
}
