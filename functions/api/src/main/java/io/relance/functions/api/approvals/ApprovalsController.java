package io.relance.functions.api.approvals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.approvals.ApprovalState;
import io.relance.application.approvals.Approvals;
import io.relance.application.approvals.DecideApprovals;
import io.relance.domain.id.ApprovalId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.Caller;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Approvals of prepared messages. */
@Controller("/v1/approvals")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApprovalsController {
  private static final Map<String, ApprovalState> STATES = Choices.of(ApprovalState.class);

  private final Approvals approvals;
  private final DecideApprovals decideApprovals;
  private final ApprovalViews views;
  private final AuditLogger auditLogger;

  ApprovalsController(
      Approvals approvals,
      DecideApprovals decideApprovals,
      ApprovalViews views,
      AuditLogger auditLogger) {
    this.approvals = approvals;
    this.decideApprovals = decideApprovals;
    this.views = views;
    this.auditLogger = auditLogger;
  }

  /** Lists approvals, newest first, optionally those in one state. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<ApprovalBodies.View> list(
      @Schema(
              type = "string",
              allowableValues = {"pending", "approved", "refused", "expired", "cancelled"})
          @QueryValue
          @Nullable String state,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    var states = states(state);
    var request = Paging.request(cursor, limit);
    var page = Cursors.reading(() -> approvals.list(states, request));
    return Paging.page(page.map(views::view));
  }

  private static Set<ApprovalState> states(@Nullable String state) {
    return state == null
        ? EnumSet.allOf(ApprovalState.class)
        : Optional.ofNullable(STATES.get(state))
            .map(EnumSet::of)
            .orElseThrow(
                () -> ApiException.parameter("state", Choices.fault(state, STATES.keySet())));
  }

  /** Approves the held messages; each is checked again before it is sent. */
  @Post("/{id}/approve")
  @RequiresRole(Role.MANAGER)
  ApprovalBodies.View approve(HttpRequest<?> request, String id) {
    return decide(request, id, true);
  }

  /** Refuses the held messages: they are skipped, and the contacts continue. */
  @Post("/{id}/refuse")
  @RequiresRole(Role.MANAGER)
  ApprovalBodies.View refuse(HttpRequest<?> request, String id) {
    return decide(request, id, false);
  }

  private ApprovalBodies.View decide(HttpRequest<?> request, String id, boolean approves) {
    var by = Caller.of(request).name();
    var result =
        auditLogger.by(request, () -> decideApprovals.decide(new ApprovalId(id), approves, by));
    return switch (result) {
      case DecideApprovals.Result.Decided(var approval) -> views.view(approval);
      case DecideApprovals.Result.AlreadyDecided(var approval) ->
          throw ApiException.conflict(
              "approval.decided",
              "The approval was already %s".formatted(Choices.name(approval.state())));
      case DecideApprovals.Result.Unknown() -> throw Missing.resource("approval", id);
    };
  }
}
