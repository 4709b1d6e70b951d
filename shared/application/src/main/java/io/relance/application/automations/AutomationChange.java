package io.relance.application.automations;

import io.relance.application.admin.Audit;
import io.relance.application.persistence.Json;

/** The audit entries of edits of automations. */
final class AutomationChange {
  private AutomationChange() {}

  /** The values in an audit entry; flows are in the draft and the versions. */
  private record State(String name, String description, long revision, String flowFingerprint) {
    static String of(AutomationSummary automation) {
      var names = automation.names();
      var draft = automation.draft();
      return Json.write(
          new State(names.name(), names.description(), draft.revision(), draft.fingerprint()));
    }
  }

  static Audit.Change of(String action, Automation before, Automation after) {
    return new Audit.Change(
        action, after.id().value(), State.of(before.summary()), State.of(after.summary()));
  }
}
