package io.relance.application.conversations;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.execution.Enrollment;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.Flow;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.store.Item;

/**
 * A conversation with its enrollment.
 *
 * @param item the enrollment as it is stored
 * @param question the one that was asked last
 */
record FoundConversation(
    Enrollment enrollment, Item item, Conversation conversation, Flow flow, Question question) {
  /** How a text is read as a reply to the question. */
  ReplyMatch match(String text) {
    return QuestionReplies.match(question, text);
  }

  /** Whether the question may be asked again. */
  boolean mayReprompt() {
    return conversation.replies().reprompts().size() < flow.conversation().maxReprompts();
  }
}
