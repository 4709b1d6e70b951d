package io.relance.functions.api.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.conversations.ListConversations.Listed;
import io.relance.application.conversations.model.EndReason;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The answers of the route about conversations. */
public final class ConversationBodies {
  private ConversationBodies() {}

  /**
   * The exchange of one enrollment with its contact.
   *
   * @param elementId the question that was asked last
   * @param sender the address that the questions come from
   * @param deadline until when that question waits, or waited, for a reply
   * @param answers the choices, by question
   * @param reprompts how often that question was asked again
   * @param endReason why it ended
   */
  @Schema(name = "Conversation")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String contactId,
      String automationId,
      String elementId,
      @Schema(
              type = "string",
              allowableValues = {"sms", "email", "whatsapp"})
          String channel,
      String sender,
      Instant openedAt,
      Instant deadline,
      Map<String, String> answers,
      int reprompts,
      @Schema(
              type = "string",
              allowableValues = {"open", "answered", "expired", "ended"})
          String state,
      @Schema(
              type = "string",
              allowableValues = {
                "answered",
                "fallback",
                "expired",
                "opted-out",
                "other-keyword",
                "deactivated",
                "taken-out",
                "erased"
              })
          Optional<String> endReason) {
    static View of(Listed listed) {
      var enrollment = listed.enrollment();
      var conversation = listed.conversation();
      return new View(
          enrollment.id().value(),
          enrollment.contact().value(),
          enrollment.automation().value(),
          conversation.question().value(),
          Choices.name(conversation.address().channel()),
          conversation.address().sender(),
          conversation.openedAt(),
          conversation.deadline(),
          listed.answers(),
          conversation.replies().reprompts().size(),
          Choices.name(conversation.state()),
          conversation.replies().endReason().map(EndReason::wireName));
    }
  }
}
