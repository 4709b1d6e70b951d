package io.relance.functions.api.automations;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.automations.Automations;
import io.relance.application.automations.DraftEditResult;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.PublishedVersion;
import io.relance.application.automations.Versions;
import io.relance.application.persistence.Json;
import io.relance.domain.id.AutomationId;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The published versions of automations. */
@Controller("/v1/automations/{id}/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VersionsController {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final Automations automations;
  private final Versions versions;
  private final EditAutomations editing;
  private final AutomationViews views;
  private final AuditLogger auditLogger;

  VersionsController(
      Automations automations,
      Versions versions,
      EditAutomations editing,
      AutomationViews views,
      AuditLogger auditLogger) {
    this.automations = automations;
    this.versions = versions;
    this.editing = editing;
    this.views = views;
    this.auditLogger = auditLogger;
  }

  /** Lists the versions of an automation, newest first. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<VersionView> list(
      String id, @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    checkKnown(id);
    var wanted = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> versions.list(new AutomationId(id), wanted));
    return Paging.page(page.map(VersionView::listed));
  }

  /** Reads one version, with its flow. */
  @Get("/{version}")
  @RequiresRole(Role.ANALYST)
  VersionView get(
      String id, @Parameter(schema = @Schema(type = "integer", minimum = "1")) String version) {
    checkKnown(id);
    return VersionView.whole(find(id, version));
  }

  /** Makes the flow of a version the draft; the live version does not change. */
  @Post("/{version}/restore")
  @RequiresRole(Role.MANAGER)
  HttpResponse<AutomationView> restore(
      HttpRequest<?> request,
      String id,
      @Parameter(schema = @Schema(type = "integer", minimum = "1")) String version,
      @Header("If-Match") @Nullable String ifMatch) {
    checkKnown(id);
    var flow = Json.tree(find(id, version).flow());
    var by = Caller.of(request).name();
    var edit =
        new EditAutomations.Edit(
            "automation.restore", null, null, flow, by, IfMatch.revisions(ifMatch));
    return switch (auditLogger.by(request, () -> editing.edit(new AutomationId(id), edit))) {
      case DraftEditResult.Unknown() -> throw AutomationsController.unknown(id);
      case DraftEditResult.Stale(var present) -> throw new StaleDraft(views.whole(present));
      case DraftEditResult.Saved(_, var automation) -> {
        var view = views.checked(automation);
        yield HttpResponse.ok(view).header(HttpHeaders.ETAG, view.etag());
      }
    };
  }

  private void checkKnown(String id) {
    if (automations.summary(new AutomationId(id)).isEmpty()) {
      throw AutomationsController.unknown(id);
    }
  }

  private PublishedVersion find(String id, String version) {
    return Optional.of(version)
        .filter(number -> NUMBER.matcher(number).matches())
        .flatMap(number -> versions.find(new AutomationId(id), Long.parseLong(number)))
        .orElseThrow(
            () ->
                ApiException.of(
                    Problem.of(
                        404,
                        "not-found",
                        "The automation has no version \"%s\"".formatted(version))));
  }
}
