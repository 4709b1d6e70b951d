package io.relance.compiler.validate.text;

import io.relance.compiler.validate.FlowRule;
import java.util.List;

/** The rules about the texts that a flow sends. */
public final class TextRules {
  private TextRules() {}

  /** All of them, in the order in which their diagnostics are listed. */
  public static List<FlowRule> all() {
    return List.of(
        new EmptyTextRule(),
        new TextAmountRule(),
        new LiquidRule(),
        new VariableSourceRule(),
        new PromoCodeRule(),
        new TextPropertyRule(),
        new PlaceholderRule(),
        new SmsLengthRule(),
        new ExpensiveCharactersRule(),
        new ShortenedLinkRule(),
        new OptOutRule());
  }
}
