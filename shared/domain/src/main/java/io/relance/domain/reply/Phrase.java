package io.relance.domain.reply;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A wording of a choice.
 *
 * @param choice the index of the choice
 * @param words normalized
 * @param joined the words as one
 */
record Phrase(int choice, List<String> words, String joined) {
  private static final String VOWELS = "aeiouy";

  static Phrase of(int choice, List<String> words) {
    return new Phrase(choice, List.copyOf(words), String.join("", words));
  }

  /** Without the words that people leave out; itself if nothing else is left. */
  Phrase essence() {
    var left = words.stream().filter(word -> !ReplyWords.FILLERS.contains(word)).toList();
    return left.isEmpty() ? this : Phrase.of(choice, left);
  }

  String initials() {
    return words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
  }

  String consonants() {
    return consonants(joined);
  }

  static String consonants(String word) {
    var consonants = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      if (at == 0 || VOWELS.indexOf(word.charAt(at)) < 0) {
        consonants.append(word.charAt(at));
      }
    }
    return consonants.toString();
  }

  /** Whether it can be pronounced; sizes and other codes cannot, and are not misspelled either. */
  static boolean isPronounceable(String word) {
    return word.chars().anyMatch(letter -> VOWELS.indexOf(letter) >= 0 || letter > 'z');
  }

  static String digits(String word) {
    var digits = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      if (ReplyWords.isDigit(word.charAt(at))) {
        digits.append(word.charAt(at));
      }
    }
    return digits.toString();
  }

  /** The number of words of a text, from a place on, that spell it; 0 if they do not. */
  int length(List<String> text, int from) {
    int read = 0;
    for (int at = from; at < text.size() && read < joined.length(); at++) {
      var word = text.get(at);
      if (!joined.startsWith(word, read)) {
        return 0;
      }
      read += word.length();
      if (read == joined.length()) {
        return at - from + 1;
      }
    }
    return 0;
  }
}
