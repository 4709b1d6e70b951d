package io.relance.functions.api.automations;

import io.relance.application.activation.CheckFlow;
import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Counters;
import io.relance.application.persistence.Json;
import io.relance.functions.api.problems.ReportedDiagnostic;
import jakarta.inject.Singleton;

/** Automations as the API shows them, with their counts. */
@Singleton
final class AutomationViews {
  private final Counters counters;
  private final CheckFlow check;

  AutomationViews(Counters counters, CheckFlow check) {
    this.counters = counters;
    this.check = check;
  }

  AutomationView listed(AutomationSummary automation) {
    return AutomationView.of(automation, counters.report(automation.id()));
  }

  /** An automation with the flow of its draft. */
  AutomationView whole(Automation automation) {
    return listed(automation.summary()).with(Json.tree(automation.flow()), null);
  }

  /** An automation with the flow of its draft and the faults of the flow. */
  AutomationView checked(Automation automation) {
    var diagnostics = ReportedDiagnostic.of(check.check(automation).diagnostics());
    return listed(automation.summary()).with(Json.tree(automation.flow()), diagnostics);
  }
}
