package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.events.RecordConsent;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

/** The consents of contacts. */
@Controller("/v1/contacts/{id}/consents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsentsController {
  private final RecordConsent stating;
  private final FindContacts finding;
  private final AuditLogger auditLogger;
  private final ProjectClock clock;

  ConsentsController(
      RecordConsent stating, FindContacts finding, AuditLogger auditLogger, ProjectClock clock) {
    this.stating = stating;
    this.finding = finding;
    this.auditLogger = auditLogger;
    this.clock = clock;
  }

  /** Records consent for a channel: subscribes a contact or unsubscribes it. */
  @Put("/{channel}")
  @RequiresRole(Role.MANAGER)
  ContactBodies.View state(
      HttpRequest<?> request,
      String id,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"sms", "email", "whatsapp"}))
          String channel,
      @Body @Schema(name = "ConsentChange", implementation = ContactBodies.Consent.class)
          JsonBody body) {
    var on = ConsentReader.channel(channel);
    var entry = body.read(new ConsentReader(clock.now()).on(on));
    if (!auditLogger.by(request, () -> stating.state(new ContactId(id), entry))) {
      throw Missing.resource("contact", id);
    }
    return ContactBodies.View.of(finding.byId(id));
  }
}
