package io.relance.domain.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognizes a whole message that is an opt-out in another spelling: look-alike letters, one typing
 * error, another language, or STOP with a word or two that change nothing.
 */
final class OptOutVariants {
  /** Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39). */
  private static final Map<Character, Character> LOOK_ALIKES =
      IntStream.range(0, 32)
          .boxed()
          .collect(
              Collectors.toUnmodifiableMap(
                  "АВЕЅІЈКМНОРСТХУасеіјорѕхуΑΒΕΖΗΙο"::charAt,
                  "ABESIJKMHOPCTXYaceijopsxyABEZHIo"::charAt));

  private static final Map<Character, Character> MORE_LOOK_ALIKES =
      Map.of('Ο', 'O', 'Τ', 'T', 'Ρ', 'P', 'Κ', 'K', 'Μ', 'M', 'Ν', 'N', 'ρ', 'p', 'т', 't');

  private static final Set<String> OTHER_LANGUAGES = words("opt-out-words.txt");

  private static final Set<String> TYPED =
      Set.of("stop", "arret", "unsubscribe", "desabonner", "desinscrire");

  /** Keys next to those of "stop", except where the result is a word. */
  private static final Set<String> MISTYPED =
      Set.of(
          "dtop", "ztop", "srop", "syop", "sfop", "stip", "stkp", "stlp", "stpp", "stoo", "stol",
          "st0p", "stop1");

  /** Words beside STOP that change nothing, in any case. */
  private static final Set<String> ACCOMPANYING =
      Set.of("tous", "toutes", "mkt", "beaucoup", "a", "de", "rep", "rply", "rpl", "reply", "sms");

  /** Words beside STOP with which it is about something else. */
  private static final Set<String> OTHER_MEANING =
      Set.of(
          ("bus by in at on over off the a next full pit one non sign motion shop where which my"
                  + " order delivery t don dont doesn doesnt not never no can cant won wont why"
                  + " when ou encore chez au arret auto sans pas ne commande livraison")
              .split(" "));

  private static final Pattern STOP_SIGNS = Pattern.compile("\\s*(?:🛑\\s*)+");
  private static final Pattern CAPITAL_STOP = Pattern.compile("(?<![\\p{L}\\p{N}])STOP(?!\\p{L})");

  private OptOutVariants() {}

  /** The words of a file whose lines are a language and its word. */
  private static Set<String> words(String file) {
    try (var in = Objects.requireNonNull(OptOutVariants.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> ReplyText.normalise(latin(line.substring(line.indexOf(' ') + 1))))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("A file of the product cannot be read", e);
    }
  }

  /** The text with Latin letters in place of those that look like them. */
  static String latin(String text) {
    return text.chars()
        .mapToObj(unit -> (char) unit)
        .map(unit -> LOOK_ALIKES.getOrDefault(unit, MORE_LOOK_ALIKES.getOrDefault(unit, unit)))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /**
   * Whether a text is an opt-out.
   *
   * @param message the text, normalised and without words that change nothing
   */
  static boolean matches(String text, String message) {
    return STOP_SIGNS.matcher(text).matches()
        || OTHER_LANGUAGES.contains(message)
        || MISTYPED.contains(message)
        || message.replace(" ", "").equals("stop")
        || TYPED.stream().anyMatch(word -> isTransposed(message, word))
        || isAccompanied(text, List.of(message.split(" ")));
  }

  /** Whether a normalised message is an opt-out in a language other than English and French. */
  static boolean isInOtherLanguage(String message) {
    return OTHER_LANGUAGES.contains(message);
  }

  /** Whether two neighbouring letters of the word are exchanged. */
  private static boolean isTransposed(String message, String word) {
    if (message.length() != word.length()) {
      return false;
    }
    var first = Arrays.mismatch(message.toCharArray(), word.toCharArray());
    return first >= 0
        && first + 1 < word.length()
        && message.charAt(first) == word.charAt(first + 1)
        && message.charAt(first + 1) == word.charAt(first)
        && message.substring(first + 2).equals(word.substring(first + 2));
  }

  private static boolean isAccompanied(String text, List<String> words) {
    var others = words.stream().filter(word -> !word.equals("stop")).toList();
    if (others.size() != words.size() - 1 || others.isEmpty() || others.size() > 2) {
      return false;
    }
    var meant = !text.contains("?") && others.stream().noneMatch(OTHER_MEANING::contains);
    return ACCOMPANYING.containsAll(others) || (meant && CAPITAL_STOP.matcher(text).find());
  }
}
