package io.relance.functions.api.messages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.sending.dispatch.SendTestMessage;
import io.relance.application.sending.model.Messages;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.SendId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Sends tests of messages to the addresses of those who write them. */
@Controller("/v1/messages/tests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TestMessagesController {
  private final SendTestMessage sendTestMessage;
  private final TestMessageReader reader;
  private final Messages messages;
  private final AuditLogger auditLogger;

  TestMessagesController(
      SendTestMessage sendTestMessage,
      TestMessageReader reader,
      Messages messages,
      AuditLogger auditLogger) {
    this.sendTestMessage = sendTestMessage;
    this.reader = reader;
    this.messages = messages;
    this.auditLogger = auditLogger;
  }

  /**
   * Sends the message of an element to an address of one's own: with the values of a contact, or
   * with sample values, outside all counts and without consent. Its unsubscribe link has no effect.
   * At most 50 tests are sent within an hour.
   */
  @Post
  @RequiresRole(Role.MANAGER)
  @Status(HttpStatus.ACCEPTED)
  MessageView test(
      HttpRequest<?> request,
      @Body @Schema(name = "TestMessageRequest", implementation = TestMessageRequest.class)
          JsonBody body) {
    var requested = reader.read(body);
    return switch (auditLogger.by(request, () -> sendTestMessage.send(requested))) {
      case SendTestMessage.Result.Queued(var id) -> message(id);
      case SendTestMessage.Result.NoMessage() ->
          throw ApiException.invalid(
              "elementId",
              "must be an element of the kind \"send-sms\" or \"send-email\", not "
                  + Quoted.of(requested.element().id().value()));
      case SendTestMessage.Result.InvalidAddress(var channel) ->
          throw ApiException.invalid("to", invalid(channel, requested.to()));
      case SendTestMessage.Result.Suppressed(var reason) ->
          throw ApiException.conflict(
              "message.suppressed",
              "Nothing may be sent to this address (%s)".formatted(reason.code()));
      case SendTestMessage.Result.Broken(var reason) ->
          throw ApiException.invalidFlow(
              List.of(Diagnostic.error("text.render-failed", reason).at(requested.element().id())));
      case SendTestMessage.Result.TooMany(var most, var retryAfter) ->
          throw ApiException.of(
              Problem.of(
                  429,
                  "tests.too-many",
                  "At most %d tests are sent within an hour; try again in %d minutes"
                      .formatted(most, retryAfter.plusSeconds(59).toMinutes())));
    };
  }

  private MessageView message(SendId id) {
    return messages
        .find(id)
        .map(MessageView::of)
        .orElseThrow(() -> Missing.resource("message", id.value()));
  }

  private static String invalid(Channel channel, String to) {
    return switch (channel) {
      case SMS, WHATSAPP -> "must be a phone number, not " + Quoted.of(to);
      case EMAIL -> "must be an email address, not " + Quoted.of(to);
    };
  }
}
