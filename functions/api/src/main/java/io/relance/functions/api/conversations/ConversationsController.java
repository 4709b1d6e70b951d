package io.relance.functions.api.conversations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.conversations.ListConversations;
import io.relance.application.conversations.ListConversations.Filter;
import io.relance.application.conversations.model.ConversationState;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.Cursors;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists conversations. */
@Controller("/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConversationsController {
  private static final Map<String, ConversationState> STATES = Choices.of(ConversationState.class);

  private final ListConversations conversations;

  ConversationsController(ListConversations conversations) {
    this.conversations = conversations;
  }

  /** Which conversations are listed. */
  @Introspected
  record Wanted(
      @Schema(
              type = "string",
              allowableValues = {"open", "answered", "expired", "ended"})
          @QueryValue
          @Nullable String state,
      @QueryValue @Nullable String contactId,
      @QueryValue @Nullable String automationId,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    Filter filter() {
      return new Filter(
          Optional.ofNullable(state).map(ConversationsController::state),
          Optional.ofNullable(contactId)
              .map(id -> new ContactId(PlainIds.parameter("contactId", id))),
          Optional.ofNullable(automationId)
              .map(id -> new AutomationId(PlainIds.parameter("automationId", id))));
    }
  }

  /** Lists conversations, those of a contact or of an automation newest first. */
  @Get
  @RequiresRole(Role.MANAGER)
  Page<ConversationBodies.View> listConversations(@RequestBean Wanted wanted) {
    var filter = wanted.filter();
    var request = Paging.request(wanted.cursor(), wanted.limit());
    var page = Cursors.reading(() -> conversations.list(filter, request));
    return Paging.page(page.map(ConversationBodies.View::of));
  }

  private static ConversationState state(String state) {
    return Optional.ofNullable(STATES.get(state))
        .orElseThrow(() -> ApiException.parameter("state", Choices.fault(state, STATES.keySet())));
  }
}
