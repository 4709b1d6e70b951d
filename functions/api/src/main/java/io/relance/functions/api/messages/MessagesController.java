package io.relance.functions.api.messages;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.launches.Launches;
import io.relance.application.sending.model.Messages;
import io.relance.domain.id.SendId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Messages, sent and received, each with its state. */
@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MessagesController {
  private final Messages messages;
  private final Launches launches;

  MessagesController(Messages messages, Launches launches) {
    this.messages = messages;
    this.launches = launches;
  }

  /** The query parameters of a list of messages. */
  @Introspected
  record Wanted(
      @QueryValue @Nullable String contactId,
      @QueryValue @Nullable String automationId,
      @QueryValue @Nullable String elementId,
      @QueryValue @Nullable String launchId,
      @Schema(
              type = "string",
              allowableValues = {"sms", "whatsapp", "email"})
          @QueryValue
          @Nullable String channel,
      @Schema(
              type = "string",
              allowableValues = {"outbound", "inbound"})
          @QueryValue
          @Nullable String direction,
      @Schema(
              type = "string",
              allowableValues = {
                "queued",
                "held",
                "sent",
                "delivered",
                "failed",
                "skipped",
                "unconfirmed",
                "received"
              })
          @QueryValue
          @Nullable String state,
      @QueryValue @Nullable String reason,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {}

  /**
   * Lists messages, sent and received, newest first. A page may have fewer items than requested
   * although more follow: continue until there is no {@code next}.
   */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<MessageView> list(@RequestBean Wanted wanted) {
    var filter = new MessageFilter(launches::automationOf).read(wanted);
    var request = Paging.request(wanted.cursor(), wanted.limit());
    var page = Cursors.reading(() -> messages.list(filter, request));
    return Paging.page(page.map(MessageView::of));
  }

  /** Reads one message. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  MessageView show(String id) {
    return messages
        .find(new SendId(id))
        .map(MessageView::of)
        .orElseThrow(() -> Missing.resource("message", id));
  }
}
