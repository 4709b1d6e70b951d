package io.relance.application.conversations;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.QuestionExit;
import io.relance.application.inbound.ConversationReading;
import io.relance.application.inbound.ReceivedText;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.text.Quotations;
import java.time.Instant;
import java.util.Optional;

/** Reads a text as a reply to the question that waits for one. */
final class ReadReplies {
  private ReadReplies() {}

  /** How a text reads to the last conversation with its writer. */
  static ConversationReading read(FoundConversation found, ReceivedText text, Instant now) {
    return earlier(found, text).orElseGet(() -> fresh(found, text, now));
  }

  /** How it was read when the conversation proceeded by it; empty for a text that is new. */
  static Optional<ConversationReading> earlier(FoundConversation found, ReceivedText text) {
    var conversation = found.conversation();
    var exit =
        conversation.exits().values().stream()
            .filter(it -> it.by().equals(text.occurrence()))
            .findFirst();
    if (exit.isPresent()) {
      return exit.map(it -> proceeded(found, it));
    }
    if (conversation.replies().endedBy().equals(Optional.of(text.occurrence()))) {
      return Optional.of(unmatched(found, false));
    }
    return conversation.replies().reprompts().contains(text.occurrence())
        ? Optional.of(unmatched(found, true))
        : Optional.empty();
  }

  private static ConversationReading proceeded(FoundConversation found, QuestionExit exit) {
    return exit.choice()
        .<ConversationReading>map(
            choice ->
                new ConversationReading.Answer(
                    found.enrollment().automation(),
                    found.enrollment().id().value(),
                    choice,
                    ReplyMatch.How.EXACT))
        .orElseGet(() -> unmatched(found, false));
  }

  private static ConversationReading fresh(
      FoundConversation found, ReceivedText text, Instant now) {
    var match = found.match(Quotations.said(text.text()));
    boolean waits = isWaiting(found.conversation(), now);
    if (match.choice().isEmpty()) {
      return waits ? unmatched(found, found.mayReprompt()) : new ConversationReading.NotOpen();
    }
    var choice = found.question().choices().get(match.choice().getAsInt()).text();
    var automation = found.enrollment().automation();
    var id = found.enrollment().id().value();
    return waits
        ? new ConversationReading.Answer(automation, id, choice, match.how())
        : new ConversationReading.Late(automation, id);
  }

  private static boolean isWaiting(Conversation conversation, Instant now) {
    return conversation.isWaiting() && conversation.deadline().isAfter(now);
  }

  private static ConversationReading unmatched(FoundConversation found, boolean reprompt) {
    return new ConversationReading.Unmatched(
        found.enrollment().automation(), found.enrollment().id().value(), reprompt);
  }
}
