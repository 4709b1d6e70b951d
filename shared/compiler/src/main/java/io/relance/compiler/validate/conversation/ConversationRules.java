package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.FlowRule;
import java.util.List;

/** The rules about conversations. */
public final class ConversationRules {
  private ConversationRules() {}

  /** All of them, in the order in which their diagnostics are listed. */
  public static List<FlowRule> all() {
    return List.of(
        new QuestionCountRule(),
        new ChoiceFormRule(),
        new ChoiceClashRule(),
        new RecommendationFormRule(),
        new RecommendationReachRule(),
        new LastMessageRule(),
        new ConversationSettingsRule(),
        new AnswerVariableRule());
  }
}
