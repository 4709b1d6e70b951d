package io.relance.functions.api.contacts;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.explanation.ExplainAutomation;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;

/** Explains why a contact did or did not get the messages of an automation. */
@Controller("/v1/contacts/{id}/why")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WhyController {
  private final FindContacts finding;
  private final Automations automations;
  private final ExplainAutomation explaining;

  WhyController(FindContacts finding, Automations automations, ExplainAutomation explaining) {
    this.finding = finding;
    this.automations = automations;
    this.explaining = explaining;
  }

  /**
   * Explains why a contact did or did not get the messages of an automation, by the newest stored
   * facts, oldest first.
   */
  @Get
  @RequiresRole(Role.ANALYST)
  ContactExplanation explain(String id, @QueryValue String automationId) {
    var contact = finding.byId(id);
    var automation =
        automations
            .summary(new AutomationId(automationId))
            .orElseThrow(
                () ->
                    ApiException.parameter(
                        "automationId", Missing.message("automation", automationId)));
    return ContactExplanation.of(
        contact.id(), automation, explaining.explain(contact.id(), automation));
  }
}
