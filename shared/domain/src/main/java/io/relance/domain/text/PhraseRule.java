package io.relance.domain.text;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One turn of phrase.
 *
 * @param pattern finds it in a text that begins with a space
 * @param needed words of which a text must have one before it is worth a search; empty where that
 *     cannot be said
 */
record PhraseRule(Pattern pattern, Set<String> needed) {
  private static final Pattern OPTIONAL = Pattern.compile(".*(\\?|\\{0,\\d})$");
  private static final Pattern REPETITION = Pattern.compile("(\\?|\\{\\d,\\d})$");
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
  private static final Pattern WORD_WITH_OPTIONAL_END = Pattern.compile("[a-z0-9]+\\?");

  PhraseRule {
    needed = Set.copyOf(needed);
  }

  /**
   * Reads a rule.
   *
   * @param items as in a file of rules
   * @param named the words that an item stands for, with {@code |} between alternatives
   * @param whole completes the regular expression of the items
   */
  static PhraseRule read(String items, UnaryOperator<String> named, UnaryOperator<String> whole) {
    var regex = new StringBuilder();
    Stream.of(items.split(" ")).forEach(item -> regex.append(regex(item, named)));
    var needed =
        Stream.of(items.split(" "))
            .filter(PhraseRule::isMandatory)
            .flatMap(item -> firstWords(named.apply(withoutRepetition(item))).stream())
            .min(Comparator.comparingInt(Set::size));
    return new PhraseRule(Pattern.compile(whole.apply(regex.toString())), needed.orElse(Set.of()));
  }

  /** Whether the rule can hold in a text of these words; it need not. */
  boolean mayHoldIn(Set<String> words) {
    return needed.isEmpty() || !Collections.disjoint(words, needed);
  }

  private static String regex(String item, UnaryOperator<String> named) {
    if (item.equals("^") || item.equals("$")) {
      return item;
    }
    if (item.startsWith("-")) {
      return "(?<! (?:" + named.apply(item.substring(1)) + "))";
    }
    var words = withoutRepetition(item);
    return "(?: (?:" + named.apply(words) + ")(?![^ ]))" + item.substring(words.length());
  }

  private static String withoutRepetition(String item) {
    return REPETITION.matcher(item).replaceFirst("");
  }

  private static boolean isMandatory(String item) {
    return !item.equals("^")
        && !item.equals("$")
        && !item.startsWith("-")
        && !OPTIONAL.matcher(item).matches();
  }

  /** The words that alternatives begin with; empty when one of them is not a plain word. */
  private static Optional<Set<String>> firstWords(String alternatives) {
    var words = new HashSet<String>();
    for (var alternative : alternatives.split("\\|")) {
      var first = alternative.split(" ", 2)[0];
      if (WORD.matcher(first).matches()) {
        words.add(first);
      } else if (WORD_WITH_OPTIONAL_END.matcher(first).matches()) {
        words.add(first.substring(0, first.length() - 1));
        words.add(first.substring(0, first.length() - 2));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(words);
  }
}
