package io.relance.application.inbound;

import static io.relance.application.inbound.RoutingRule.ANSWER;
import static io.relance.application.inbound.RoutingRule.ANY_OTHER;
import static io.relance.application.inbound.RoutingRule.AUTOMATED;
import static io.relance.application.inbound.RoutingRule.CONTAINS;
import static io.relance.application.inbound.RoutingRule.EXACT;
import static io.relance.application.inbound.RoutingRule.FALLBACK;
import static io.relance.application.inbound.RoutingRule.HELP;
import static io.relance.application.inbound.RoutingRule.KEYWORD;
import static io.relance.application.inbound.RoutingRule.LATE;
import static io.relance.application.inbound.RoutingRule.OPT_IN;
import static io.relance.application.inbound.RoutingRule.OPT_OUT;
import static io.relance.application.inbound.RoutingRule.REPLY;
import static io.relance.application.inbound.RoutingRule.REPROMPT;

import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.application.inbound.RoutingDecision.ByAutomation;
import io.relance.application.inbound.RoutingDecision.InConversation;
import io.relance.application.inbound.RoutingDecision.ToRobot;
import io.relance.application.inbound.RoutingDecision.ToWish;
import io.relance.application.inbound.RoutingDecision.TooLate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The precedence of everything that can answer a text: the first row that applies wins (D7.1). */
final class RoutingTable {
  /** The rows that could have won where another one did. */
  private static final List<RoutingRule> CONTENDERS =
      List.of(ANSWER, KEYWORD, EXACT, REPLY, CONTAINS, REPROMPT, FALLBACK);

  private final AutomatedTexts automatedTexts;
  private final List<Row> rows =
      List.of(
          new Row(OPT_OUT, text -> wish(text, OPT_OUT, Wish.OPT_OUT)),
          new Row(OPT_IN, text -> wish(text, OPT_IN, Wish.OPT_IN)),
          new Row(HELP, text -> wish(text, HELP, Wish.HELP)),
          new Row(AUTOMATED, this::automated),
          new Row(ANSWER, RoutingTable::answer),
          new Row(KEYWORD, text -> automation(KEYWORD, text.keyword())),
          new Row(EXACT, text -> automation(EXACT, text.exact())),
          new Row(REPLY, text -> automation(REPLY, text.reply())),
          new Row(CONTAINS, text -> automation(CONTAINS, text.contains())),
          new Row(REPROMPT, text -> unmatched(text, REPROMPT, true)),
          new Row(FALLBACK, text -> unmatched(text, FALLBACK, false)),
          new Row(ANY_OTHER, text -> automation(ANY_OTHER, text.anyOther())),
          new Row(LATE, RoutingTable::late));

  private record Row(RoutingRule rule, Function<RoutedText, Optional<RoutingDecision>> applies) {}

  RoutingTable(AutomatedTexts automatedTexts) {
    this.automatedTexts = automatedTexts;
  }

  /** The decision of the first row that applies. */
  RoutingDecision first(RoutedText text) {
    return rows.stream()
        .flatMap(row -> row.applies.apply(text).stream())
        .findFirst()
        .orElseGet(RoutingDecision.Nobody::new);
  }

  /** What applies too, but comes after the row that won. */
  List<RoutingDecision> lost(RoutedText text, RoutingRule winner) {
    return CONTENDERS.contains(winner)
        ? rows.stream()
            .filter(row -> row.rule.compareTo(winner) > 0 && CONTENDERS.contains(row.rule))
            .flatMap(row -> row.applies.apply(text).stream())
            .toList()
        : List.of();
  }

  private static Optional<RoutingDecision> wish(RoutedText text, RoutingRule rule, Wish wish) {
    return text.received().wish() == wish ? Optional.of(new ToWish(rule, wish)) : Optional.empty();
  }

  private Optional<RoutingDecision> automated(RoutedText text) {
    return automatedTexts.isAutomated(text.received())
        ? Optional.of(new ToRobot())
        : Optional.empty();
  }

  private static Optional<RoutingDecision> automation(
      RoutingRule rule, Optional<KeywordAutomations.Turn> turn) {
    return turn.map(it -> new ByAutomation(rule, it.automation(), it.keyword()));
  }

  private static Optional<RoutingDecision> answer(RoutedText text) {
    return text.reading() instanceof ConversationReading.Answer answer
        ? Optional.of(new InConversation(ANSWER, answer, answer.automation()))
        : Optional.empty();
  }

  private static Optional<RoutingDecision> unmatched(
      RoutedText text, RoutingRule rule, boolean reprompt) {
    return Stream.of(text.reading())
        .filter(ConversationReading.Unmatched.class::isInstance)
        .map(ConversationReading.Unmatched.class::cast)
        .filter(unmatched -> unmatched.reprompt() == reprompt)
        .<RoutingDecision>map(it -> new InConversation(rule, it, it.automation()))
        .findFirst();
  }

  private static Optional<RoutingDecision> late(RoutedText text) {
    return text.reading() instanceof ConversationReading.Late late
        ? Optional.of(new TooLate(late.automation()))
        : Optional.empty();
  }
}
