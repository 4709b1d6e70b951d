package io.relance.functions.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.platform.Role;
import io.relance.application.sending.Messages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages there are, each with what became of it. */
@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MessagesController {
  private static final List<String> STATES =
      List.of("queued", "held", "sent", "delivered", "failed", "skipped", "unconfirmed");

  private final Messages messages;

  MessagesController(Messages messages) {
    this.messages = messages;
  }

  /** Which messages are wanted, and how many. */
  @Introspected
  record Wanted(
      @QueryValue @Nullable String contact,
      @QueryValue @Nullable String automation,
      @QueryValue @Nullable String state,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {}

  /** The messages there are, newest first, each with what became of it. */
  @Get
  @Needs(Role.ANALYST)
  Page<Messages.View> list(@RequestBean Wanted wanted) {
    var filter =
        new Messages.Filter(
            id("contact", wanted.contact()),
            id("automation", wanted.automation()),
            state(wanted.state()));
    var most = Paging.limit(wanted.limit());
    var page =
        Cursors.reading(() -> messages.list(filter, most, Optional.ofNullable(wanted.cursor())));
    return new Page<>(page.messages(), page.next());
  }

  private static Optional<String> id(String name, @Nullable String id) {
    if (id != null && !PlainIds.isOne(id)) {
      throw Refusal.badRequest("request." + name, name + " is an id");
    }
    return Optional.ofNullable(id);
  }

  private static Optional<String> state(@Nullable String state) {
    if (state != null && !STATES.contains(state)) {
      throw Refusal.badRequest("request.state", "state is one of " + STATES);
    }
    return Optional.ofNullable(state);
  }
}
