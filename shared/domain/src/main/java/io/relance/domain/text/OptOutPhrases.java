package io.relance.domain.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The turns of phrase that ask to receive nothing more, in every language at once. */
final class OptOutPhrases {
  private static final List<PhraseRules> LANGUAGES =
      Stream.of("en", "fr", "es", "de", "it", "nl", "pt")
          .map("opt-out.%s.phrases"::formatted)
          .map(PhraseRules::read)
          .toList();

  private OptOutPhrases() {}

  /** The words of a clause that ask for it; none in a question about them. */
  static Stream<String> in(Clause clause) {
    var normal = ReplyText.normalise(clause.text());
    return LANGUAGES.stream().flatMap(language -> find(clause, normal, language).stream());
  }

  private static Optional<String> find(Clause clause, String normal, PhraseRules language) {
    var words = language.withoutNoise(normal);
    if (!clause.question()) {
      return language.find(words);
    }
    return language.isAboutSomething(normal) ? Optional.empty() : language.findInQuestion(words);
  }

  /** A text, normalised, without the words that change nothing. */
  static String withoutNoise(String text) {
    var normal = ReplyText.normalise(text);
    for (var language : LANGUAGES) {
      normal = language.withoutNoise(normal);
    }
    return normal;
  }
}
