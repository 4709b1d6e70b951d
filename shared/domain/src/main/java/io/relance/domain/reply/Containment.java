package io.relance.domain.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds choices within longer words. */
final class Containment {
  private static final int SHORTEST = 3;
  private static final int LONGEST_AROUND_SHORTEST = 3;

  private Containment() {}

  static BitSet in(Content content, List<Phrase> phrases) {
    var found = new ArrayList<Phrase>();
    for (var phrase : phrases) {
      if (phrase.joined().length() >= SHORTEST
          && content.words().stream().anyMatch(word -> contains(word, phrase.joined()))) {
        found.add(phrase);
      }
    }
    var choices = new BitSet();
    found.stream()
        .filter(phrase -> found.stream().noneMatch(other -> isWithin(phrase, other)))
        .forEach(phrase -> choices.set(phrase.choice()));
    return choices;
  }

  private static boolean contains(String word, String phrase) {
    int at = word.indexOf(phrase);
    if (at < 0 || ReplyWords.OPPOSITES.contains(word.substring(0, at))) {
      return false;
    }
    return phrase.length() > SHORTEST
        || (at == 0 && word.length() <= SHORTEST + LONGEST_AROUND_SHORTEST);
  }

  private static boolean isWithin(Phrase phrase, Phrase other) {
    return other.joined().length() > phrase.joined().length()
        && other.joined().contains(phrase.joined());
  }
}
