package io.relance.functions.api.messages;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.launches.Launches;
import io.relance.application.sending.dispatch.ResendMessages;
import io.relance.application.sending.model.Messages;
import io.relance.domain.id.SendId;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Resends messages that failed or that were never confirmed. */
@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResendController {
  private final ResendMessages resendMessages;
  private final Messages messages;
  private final Launches launches;
  private final AuditLogger auditLogger;

  ResendController(
      ResendMessages resendMessages,
      Messages messages,
      Launches launches,
      AuditLogger auditLogger) {
    this.resendMessages = resendMessages;
    this.messages = messages;
    this.launches = launches;
    this.auditLogger = auditLogger;
  }

  /** The query parameters that select failed messages. */
  @Introspected
  record Failed(
      @QueryValue @Nullable String reason,
      @QueryValue @Nullable String automationId,
      @QueryValue @Nullable String launchId) {
    MessagesController.Wanted wanted() {
      return new MessagesController.Wanted(
          null, automationId, null, launchId, null, "outbound", "failed", reason, null, null);
    }
  }

  /**
   * The messages that are queued again.
   *
   * @param resent how many
   * @param more whether more are left: repeat the request
   */
  @Schema(
      name = "MessagesResent",
      requiredProperties = {"resent", "more"})
  record Resent(int resent, boolean more) {}

  /**
   * Resends a failed or unconfirmed message, unless its contact has opted out or was erased. An
   * unconfirmed message may have arrived, and may then arrive twice.
   */
  @Post("/{id}/resend")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  MessageView resend(HttpRequest<?> request, String id) {
    switch (auditLogger.by(request, () -> resendMessages.resend(new SendId(id)))) {
      case ResendMessages.Result.Queued _ -> {
        // Shown as it is now.
      }
      case ResendMessages.Result.Unknown _ -> throw Missing.resource("message", id);
      case ResendMessages.Result.Refused(var state) ->
          throw ApiException.conflict(
              "message.not-resendable",
              "The message must be failed or unconfirmed, not " + state.shown());
    }
    return messages
        .find(new SendId(id))
        .map(MessageView::of)
        .orElseThrow(() -> Missing.resource("message", id));
  }

  /**
   * Resends the failed messages with a reason, such as that the provider refused the sender: at
   * most 500 in one request.
   */
  @Post("/resends")
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  Resent resendAll(HttpRequest<?> request, @RequestBean Failed failed) {
    var reason = failed.reason();
    if (reason == null) {
      throw ApiException.parameter("reason", "is required");
    }
    var filter = new MessageFilter(launches::automationOf).read(failed.wanted());
    var many = auditLogger.by(request, () -> resendMessages.resendAll(filter, reason));
    return new Resent(many.resent(), many.more());
  }
}
