package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.QuestionChoice;
import io.relance.domain.text.Quoted;
import io.relance.domain.text.ReplyText;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionWords;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports choices that nobody can reply with, and warns of those that are hard to (K-10). */
final class ChoiceFormRule implements FlowRule {
  private static final int LEAST_CHOICES = 2;
  private static final int MOST_CHOICES = 20;
  private static final int MOST_CHARACTERS = 20;
  private static final int MANY_WORDS = 4;
  private static final int MOST_ALIASES = 20;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(Question.class, question -> check(checked, question));
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Question question) {
    var choices = question.choices();
    var number =
        choices.size() >= LEAST_CHOICES && choices.size() <= MOST_CHOICES
            ? Stream.<Diagnostic>empty()
            : Stream.of(checked.at(question, "choices", number(choices.size())));
    var each =
        IntStream.range(0, Math.min(choices.size(), MOST_CHOICES))
            .boxed()
            .flatMap(at -> check(checked, question, at));
    return Stream.concat(number, each);
  }

  private static Diagnostic number(int choices) {
    return choices < LEAST_CHOICES
        ? Diagnostic.error(
                "question.too-few-choices", "Must have at least 2 choices, not " + choices + ".")
            .hint("Use the element \"message\" for a text without a reply.")
        : Diagnostic.error(
                "question.too-many-choices", "Must have at most 20 choices, not " + choices + ".")
            .hint("Ask two questions, the first for a group of choices.");
  }

  private static Stream<Diagnostic> check(CheckedFlow checked, Question question, int at) {
    var place = "choices[" + at + "]";
    var choice = question.choices().get(at);
    var text =
        form(choice.text())
            .or(() -> advice(choice.text()))
            .map(fault -> checked.at(question, place + ".text", fault));
    return Stream.concat(text.stream(), aliases(checked, question, choice, place));
  }

  private static Stream<Diagnostic> aliases(
      CheckedFlow checked, Question question, QuestionChoice choice, String place) {
    var aliases = choice.aliases();
    if (aliases.size() > MOST_ALIASES) {
      return Stream.of(
          checked.at(
              question,
              place + ".aliases",
              Diagnostic.error("question.too-many-aliases", "Must have at most 20 aliases.")));
    }
    return IntStream.range(0, aliases.size())
        .boxed()
        .flatMap(
            at ->
                form(aliases.get(at))
                    .map(fault -> checked.at(question, place + ".aliases[" + at + "]", fault))
                    .stream());
  }

  private static Optional<Diagnostic> form(String text) {
    var length = text.codePointCount(0, text.length());
    if (text.isBlank() || length > MOST_CHARACTERS || text.contains("\n")) {
      return Optional.of(
          Diagnostic.error(
                  "question.choice-length",
                  "Must be 1 to 20 characters on one line, not " + Quoted.of(text) + ".")
              .hint("Contacts type it: the shorter the better."));
    }
    if (ReplyText.normalise(text).isEmpty()) {
      return Optional.of(
          Diagnostic.error(
              "question.choice-without-letters",
              "Must contain a letter or a digit, unlike " + Quoted.of(text) + "."));
    }
    return SubscriptionWords.read(text) instanceof SubscriptionIntent.None || isYes(text)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                    "question.choice-reserved",
                    Quoted.of(text) + " opts contacts in or out or asks for help; it is no choice.")
                .hint("Choose another word."));
  }

  /** It opts in only after an opt-out, after which no conversation is open. */
  private static boolean isYes(String text) {
    return SubscriptionWords.read(text) instanceof SubscriptionIntent.OptIn in
        && in.onlyAfterOptOut();
  }

  private static Optional<Diagnostic> advice(String text) {
    var plain = ReplyText.normalise(text);
    if (plain.chars().allMatch(Character::isDigit)) {
      return Optional.of(
          poor("Digits alone are read as the number of a choice.", "Add a word: \"21 days\"."));
    }
    if (plain.codePointCount(0, plain.length()) == 1) {
      return Optional.of(
          poor("A single letter is easily mistaken for another.", "Use a whole word."));
    }
    return plain.split(" ").length >= MANY_WORDS
        ? Optional.of(poor("Long phrases are rarely typed as they are.", "Use one or two words."))
        : Optional.empty();
  }

  private static Diagnostic poor(String message, String hint) {
    return Diagnostic.warning("question.poor-choice", message).hint(hint);
  }
}
