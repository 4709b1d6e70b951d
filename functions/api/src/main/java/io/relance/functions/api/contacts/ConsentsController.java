package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.occurrences.StateConsent;
import io.relance.application.platform.Role;
import io.relance.functions.api.Needs;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.Refusal;
import io.relance.functions.api.Trail;
import java.util.Locale;

/** The consents of contacts. */
@Controller("/v1/contacts/{id}/consents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsentsController {
  private final StateConsent stating;
  private final FindContacts finding;
  private final Trail trail;
  private final ProjectClock clock;

  ConsentsController(StateConsent stating, FindContacts finding, Trail trail, ProjectClock clock) {
    this.stating = stating;
    this.finding = finding;
    this.trail = trail;
    this.clock = clock;
  }

  /** Subscribes a contact to a channel or unsubscribes it; the statement is added to the ledger. */
  @Put("/{channel}")
  @Needs(Role.MANAGER)
  ContactBodies.View state(
      HttpRequest<?> request, String id, String channel, @Body ContactBodies.Consent body) {
    var on = ConsentReader.channel(channel).orElseThrow(() -> Refusal.notFound("channel"));
    var entry = ConsentReader.entry(on, body, clock.now());
    if (!stating.state(id, entry)) {
      throw Refusal.notFound("contact");
    }
    trail.leave(request, "contact." + entry.state().name().toLowerCase(Locale.ROOT), id);
    return ContactBodies.View.of(finding.byId(id));
  }
}
