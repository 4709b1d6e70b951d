package io.relance.application.inbound;

import io.relance.domain.id.AutomationId;
import io.relance.domain.reply.ReplyMatch.How;

/** How a text reads to the open conversation with its writer. */
public sealed interface ConversationReading {
  /** No question is open, and none was lately. */
  record NotOpen() implements ConversationReading {}

  /**
   * It answers the question.
   *
   * @param conversation the id of the conversation
   * @param choice as written in the flow
   */
  record Answer(AutomationId automation, String conversation, String choice, How how)
      implements ConversationReading {}

  /**
   * It matches no choice.
   *
   * @param conversation the id of the conversation
   * @param reprompt whether the question is repeated; otherwise the fallback is sent
   */
  record Unmatched(AutomationId automation, String conversation, boolean reprompt)
      implements ConversationReading {}

  /** It would have answered a question that no longer waits. */
  record Late(AutomationId automation, String conversation) implements ConversationReading {}
}
