package io.relance.application.conversations;

import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.reply.Choice;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.reply.ReplyMatcher;

/** Reads replies to questions. */
public final class QuestionReplies {
  private QuestionReplies() {}

  /** The choice of a question that a text means, or those among which it cannot be decided. */
  public static ReplyMatch match(Question question, String text) {
    var choices =
        question.choices().stream()
            .map(choice -> new Choice(choice.text(), choice.aliases()))
            .toList();
    return new ReplyMatcher(choices).match(text);
  }
}
