package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.events.RecordEvents;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;

/** Events that other systems report about contacts. */
@Controller("/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {
  private final RecordEvents recordEvents;
  private final AuditLogger auditLogger;

  EventsController(RecordEvents recordEvents, AuditLogger auditLogger) {
    this.recordEvents = recordEvents;
    this.auditLogger = auditLogger;
  }

  /** Records up to 500 events, which criteria count from then on. */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  RecordedEventsView record(
      HttpRequest<?> request,
      @Body @Schema(name = "EventsRequest", implementation = EventsRequest.class) JsonBody body) {
    var events = body.read(EventReader::read);
    return RecordedEventsView.of(auditLogger.by(request, () -> recordEvents.record(events)));
  }
}
