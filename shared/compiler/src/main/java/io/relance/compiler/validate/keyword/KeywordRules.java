package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.FlowRule;
import java.util.List;

/** The rules about keywords and the answers that texts offer. */
public final class KeywordRules {
  private KeywordRules() {}

  /** All of them, in the order in which their diagnostics are listed. */
  public static List<FlowRule> all() {
    return List.of(
        new KeywordRule(),
        new ConversationKeywordRule(),
        new StoredKeywordRule(),
        new KeywordClashRule(),
        new OfferedKeywordRule(),
        new ReservedAnswerRule());
  }
}
