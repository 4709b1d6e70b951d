package io.relance.domain.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds choices within longer words. */
final class Containment {
  private static final int SHORTEST = 3;
  private static final int LONGEST_AROUND_SHORTEST = 3;
  private static final int LONGEST_AROUND_ALONE = 5;
  private static final int IDEOGRAPHS = 0x2E80;

  private Containment() {}

  static BitSet in(Content content, List<Phrase> phrases) {
    var found = new ArrayList<Phrase>();
    for (var phrase : phrases) {
      if (content.words().stream().anyMatch(word -> contains(word, phrase.joined(), content))) {
        found.add(phrase);
      }
    }
    var choices = new BitSet();
    found.stream()
        .filter(phrase -> found.stream().noneMatch(other -> isWithin(phrase, other)))
        .forEach(phrase -> choices.set(phrase.choice()));
    return choices;
  }

  private static boolean contains(String word, String phrase, Content content) {
    int at = word.indexOf(phrase);
    if (at < 0 || ReplyWords.OPPOSITES.contains(word.substring(0, at))) {
      return false;
    }
    if (phrase.charAt(0) >= IDEOGRAPHS) {
      return true;
    }
    int around = content.isOneWord() ? LONGEST_AROUND_ALONE : LONGEST_AROUND_SHORTEST;
    return phrase.length() > SHORTEST
        || (phrase.length() == SHORTEST && at == 0 && word.length() <= SHORTEST + around);
  }

  private static boolean isWithin(Phrase phrase, Phrase other) {
    return other.joined().length() > phrase.joined().length()
        && other.joined().contains(phrase.joined());
  }
}
