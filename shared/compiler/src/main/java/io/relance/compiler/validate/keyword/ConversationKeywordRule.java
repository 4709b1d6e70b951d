package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.reply.ReplyMatcher;
import io.relance.domain.text.Quoted;
import io.relance.domain.text.ReplyText;
import io.relance.domain.text.ReservedKeywords;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reports keywords of conversations that are too short, too long, reserved or have special
 * characters, and warns of those that people rarely write as they are.
 */
final class ConversationKeywordRule implements FlowRule {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 20;
  private static final int MOST_WORDS = 3;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    if (!(checked.flow().trigger() instanceof Trigger.ByText trigger)
        || trigger instanceof Trigger.InboundMessage
        || KeywordRule.tooMany(trigger)) {
      return Stream.empty();
    }
    var keywords = trigger.keywords();
    return IntStream.range(0, keywords.size())
        .boxed()
        .flatMap(i -> check(trigger, i).map(fault -> fault.path(KeywordRule.path(i))));
  }

  private static Stream<Diagnostic> check(Trigger.ByText trigger, int i) {
    var keyword = trigger.keywords().get(i);
    var fault = length(keyword).or(() -> characters(keyword)).or(() -> reserved(keyword));
    return fault.isPresent() ? fault.stream() : warnings(trigger, i);
  }

  private static Optional<Diagnostic> length(String keyword) {
    int length = keyword.strip().codePointCount(0, keyword.strip().length());
    if (length >= SHORTEST && length <= LONGEST) {
      return Optional.empty();
    }
    var fault =
        Diagnostic.error(
            "trigger.keyword-length",
            "Must have 3 to 20 characters, not %d: %s.".formatted(length, Quoted.of(keyword)));
    return Optional.of(
        length > LONGEST
            ? fault.hint("Use one word that people remember.")
            : fault.hint("Use a longer word."));
  }

  private static Optional<Diagnostic> characters(String keyword) {
    return keyword
        .codePoints()
        .filter(codePoint -> !isAllowed(codePoint))
        .mapToObj(Character::toString)
        .findFirst()
        .map(
            found ->
                Diagnostic.error(
                        "trigger.keyword-characters",
                        "Must have only letters, digits, spaces and apostrophes, not %s: %s."
                            .formatted(Quoted.of(found), Quoted.of(keyword)))
                    .hint("Remove the special characters."));
  }

  private static Optional<Diagnostic> reserved(String keyword) {
    return ReservedKeywords.isName(keyword)
        ? Optional.of(
            Diagnostic.error(
                    "trigger.reserved-keyword",
                    Quoted.of(keyword) + " names a subscription; it cannot be a keyword.")
                .hint("Choose another word."))
        : Optional.empty();
  }

  private static boolean isAllowed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.SPACE_SEPARATOR ->
          true;
      default -> codePoint == '\'' || codePoint == '’';
    };
  }

  private static Stream<Diagnostic> warnings(Trigger.ByText trigger, int i) {
    var keyword = trigger.keywords().get(i);
    var words = ReplyText.tokens(keyword);
    if (words.stream().allMatch(word -> word.chars().allMatch(Character::isDigit))) {
      return Stream.of(
          Diagnostic.warning(
                  "trigger.numeric-keyword",
                  "People may write " + Quoted.of(keyword) + " for something else.")
              .hint("Add a word to the number."));
    }
    if (keyword.strip().split("\\s+").length > MOST_WORDS) {
      return Stream.of(
          Diagnostic.warning(
                  "trigger.long-keyword",
                  "Few people write " + Quoted.of(keyword) + " without a mistake.")
              .hint("Use at most three words."));
    }
    return alike(trigger, i).stream();
  }

  /** Replies match approximately, so that a misspelling of one keyword may be the other. */
  private static Optional<Diagnostic> alike(Trigger.ByText trigger, int i) {
    if (!(trigger instanceof Trigger.ReplyToMessage)) {
      return Optional.empty();
    }
    var keyword = trigger.keywords().get(i);
    var matcher = ReplyMatcher.unnumbered(List.of(keyword));
    return trigger.keywords().subList(0, i).stream()
        .filter(other -> !ReplyText.normalise(other).equals(ReplyText.normalise(keyword)))
        .filter(other -> matcher.match(other).choice().isPresent())
        .findFirst()
        .map(
            other ->
                Diagnostic.warning(
                        "trigger.similar-keywords",
                        Quoted.of(keyword) + " is easily taken for " + Quoted.of(other) + ".")
                    .hint("Use words that differ more."));
  }
}
