package io.relance.functions.api.enrollments;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.launches.CancelLaunch;
import io.relance.application.launches.Launch;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.LaunchAutomation.Acceptance;
import io.relance.application.launches.Launches;
import io.relance.application.launches.PauseLaunch;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.IdempotencyFilter;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.Revalidated;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Launches: one run of an automation for an audience. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LaunchesController {
  private final LaunchAutomation launching;
  private final Launches launches;
  private final CancelLaunch cancelling;
  private final PauseLaunch pausing;
  private final LaunchAudiences audiences;
  private final EntryRules rules;
  private final AuditLogger auditLogger;

  LaunchesController(
      LaunchAutomation launching,
      Launches launches,
      CancelLaunch cancelling,
      PauseLaunch pausing,
      LaunchAudiences audiences,
      EntryRules rules,
      AuditLogger auditLogger) {
    this.launching = launching;
    this.launches = launches;
    this.cancelling = cancelling;
    this.pausing = pausing;
    this.audiences = audiences;
    this.rules = rules;
    this.auditLogger = auditLogger;
  }

  /**
   * Launches an active automation with a manual, api, import, recurrence or dates trigger for an
   * audience.
   */
  @Post("/automations/{id}/launches")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<LaunchBodies.View> launch(
      HttpRequest<?> request,
      String id,
      @Body @Schema(name = "LaunchRequest", implementation = LaunchBodies.Request.class)
          JsonBody body) {
    rules.checkCanBeLaunched(id);
    var wanted = audiences.read(body);
    var named = audiences.named(wanted.audience());
    var name =
        IdempotencyFilter.name(request)
            .map(key -> "launch-" + Ids.hash("launch", key))
            .orElseGet(LaunchAutomation::newId);
    return switch (auditLogger.by(
        request,
        () ->
            launching.launch(
                new LaunchAutomation.Request(
                    new AutomationId(id),
                    new LaunchId(name),
                    named.audience(),
                    named.contacts(),
                    audiences.start(wanted),
                    List.of())))) {
      case Acceptance.Unknown() -> throw Missing.resource("automation", id);
      case Acceptance.NotActive() -> throw EntryRules.inactive();
      case Acceptance.Accepted(var accepted) ->
          HttpResponse.accepted().body(show(accepted.id().value()));
    };
  }

  /** Lists launches, newest first, optionally those of one automation. */
  @Get("/launches")
  @RequiresRole(Role.ANALYST)
  @Revalidated
  Page<LaunchBodies.View> list(
      @QueryValue @Nullable String automationId,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var automation =
        Optional.ofNullable(automationId).map(id -> PlainIds.parameter("automationId", id));
    var request = Paging.request(cursor, limit);
    var page =
        Cursors.reading(
            () ->
                automation
                    .map(id -> launches.ofAutomation(new AutomationId(id), request))
                    .orElseGet(() -> launches.list(request)));
    return Paging.page(page.map(LaunchBodies.View::of));
  }

  /** Reads a launch, with its results so far. */
  @Get("/launches/{id}")
  @RequiresRole(Role.ANALYST)
  @Revalidated
  LaunchBodies.View show(String id) {
    return launches
        .find(new LaunchId(id))
        .map(LaunchBodies.View::of)
        .orElseThrow(() -> unknown(id));
  }

  /**
   * Cancels a launch: contacts that are not enrolled yet are excluded, and its messages that are
   * queued or held are skipped; both with the reason {@code launch-cancelled}. Cancelling it again
   * changes nothing.
   */
  @Post("/launches/{id}/cancel")
  @RequiresRole(Role.MANAGER)
  LaunchBodies.View cancel(HttpRequest<?> request, String id) {
    var found = auditLogger.by(request, () -> cancelling.cancel(new LaunchId(id)));
    if (found.isEmpty()) {
      throw unknown(id);
    }
    return show(id);
  }

  /**
   * Pauses a launch, at once and until it is resumed: no more of its contacts enter, and its
   * messages wait, held ones too. The audience of a scheduled launch is taken when it is due.
   * Pausing it again changes nothing.
   */
  @Post("/launches/{id}/pause")
  @RequiresRole(Role.MANAGER)
  LaunchBodies.View pause(HttpRequest<?> request, String id) {
    return changed(id, auditLogger.by(request, () -> pausing.pause(new LaunchId(id))));
  }

  /**
   * Resumes a paused launch: the contacts that are left enter, and what waits is sent within
   * minutes, as the gate decides then. One that is not paused is left as it is.
   */
  @Post("/launches/{id}/resume")
  @RequiresRole(Role.MANAGER)
  LaunchBodies.View resume(HttpRequest<?> request, String id) {
    return changed(id, auditLogger.by(request, () -> pausing.resume(new LaunchId(id))));
  }

  private LaunchBodies.View changed(String id, Optional<Launch> found) {
    if (found.isEmpty()) {
      throw unknown(id);
    }
    if (found.orElseThrow().cancelled()) {
      throw ApiException.conflict(
          "launch.cancelled", "The launch is cancelled: start another one for its contacts");
    }
    return show(id);
  }

  private static ApiException unknown(String id) {
    return Missing.resource("launch", id);
  }
}
