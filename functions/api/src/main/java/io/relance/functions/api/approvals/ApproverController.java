package io.relance.functions.api.approvals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Actor;
import io.relance.application.admin.AuditScope;
import io.relance.application.approvals.Approval;
import io.relance.application.approvals.ApprovalLinks;
import io.relance.application.approvals.ApprovalState;
import io.relance.application.approvals.Approvals;
import io.relance.application.approvals.DecideApprovals;
import io.relance.application.approvals.PreviewApproval;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Serves the links of approvers. Posting decides; following the link shows the message and changes
 * nothing, since scanners follow every link.
 */
@Controller("/a/{token}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApproverController {
  private static final int LARGEST = 1_000;

  private final ApprovalLinks links;
  private final Approvals approvals;
  private final DecideApprovals decideApprovals;
  private final PreviewApproval previewApproval;
  private final ApprovalViews views;

  ApproverController(
      ApprovalLinks links,
      Approvals approvals,
      DecideApprovals decideApprovals,
      PreviewApproval previewApproval,
      ApprovalViews views) {
    this.links = links;
    this.approvals = approvals;
    this.decideApprovals = decideApprovals;
    this.previewApproval = previewApproval;
    this.views = views;
  }

  /** Who decides on what. */
  private record Asked(Approval approval, String approver) {
    /** Never shows the address. */
    @Override
    public String toString() {
      return "Asked[approval=" + approval.id() + "]";
    }
  }

  private Asked asked(String token) {
    return links
        .verify(token)
        .flatMap(
            link ->
                approvals
                    .find(link.approval())
                    .flatMap(
                        approval ->
                            previewApproval
                                .approver(approval, link.approver())
                                .map(approver -> new Asked(approval, approver))))
        .orElseThrow(UnknownLink::new);
  }

  /** A link that this installation did not make. */
  private static final class UnknownLink extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A browser gets a page; the API would make a problem document of a 404 that a route returns. */
  @Error(UnknownLink.class)
  HttpResponse<String> unknown() {
    return ApproverPage.unknown();
  }

  /** Shows the message to be approved, how many contacts wait and the cost; changes nothing. */
  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<String> show(String token) {
    var approval = asked(token).approval();
    if (!approval.isPending()) {
      return ApproverPage.html(HttpResponse.ok(ApproverPage.decided(approval.state())));
    }
    var preview = views.preview(approval);
    return ApproverPage.asking(views.view(approval, preview), preview);
  }

  /** Approves or refuses; a later decision than the first is refused. */
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "400",
      description = "The form neither approves nor refuses",
      content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "409",
      description = "It is decided already",
      content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
  @Post(consumes = MediaType.ALL, produces = MediaType.TEXT_HTML)
  HttpResponse<String> decide(HttpRequest<byte[]> request, String token) {
    var by = asked(token);
    var decision = decision(request.getBody().orElse(new byte[0]));
    if (decision.isEmpty()) {
      return ApproverPage.undecided();
    }
    var result =
        AuditScope.as(
            Actor.APPROVER,
            () ->
                decideApprovals.decide(by.approval().id(), decision.orElseThrow(), by.approver()));
    return switch (result) {
      case DecideApprovals.Result.Decided(var approval) ->
          ApproverPage.html(HttpResponse.ok(ApproverPage.decided(approval.state())));
      case DecideApprovals.Result.AlreadyDecided(var approval) -> conflict(approval.state());
      case DecideApprovals.Result.Unknown() -> throw new UnknownLink();
    };
  }

  private static HttpResponse<String> conflict(ApprovalState state) {
    return ApproverPage.html(
        HttpResponse.<String>status(HttpStatus.CONFLICT).body(ApproverPage.decided(state)));
  }

  /** Whether the form approves; empty where it says neither. */
  private static Optional<Boolean> decision(byte[] form) {
    var start = Arrays.copyOf(form, Math.min(form.length, LARGEST));
    return switch (new String(start, StandardCharsets.UTF_8).strip()) {
      case "decision=approve" -> Optional.of(true);
      case "decision=refuse" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
