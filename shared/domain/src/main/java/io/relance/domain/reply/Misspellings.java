package io.relance.domain.reply;

import io.relance.domain.text.SpellingDistance;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The choices that a reply spells nearly right. */
final class Misspellings {
  private static final int SHORT = 3;
  private static final int LEAST_OF_SEVERAL = 5;
  private static final int FAR = 100;

  /** Letters that people take for one another at the beginning of a word. */
  private static final List<String> ALIKE = List.of("aeiouyh", "ckqsz", "fpv", "gj");

  private final int count;
  private final List<Phrase> forms;
  private final Content content;

  /**
   * @param count the number of choices
   * @param forms what may be misspelled
   */
  Misspellings(int count, List<Phrase> forms, Content content) {
    this.count = count;
    this.forms = forms;
    this.content = content;
  }

  /**
   * The choices that the whole reply spells with the fewest errors; without such, those that one of
   * its words does.
   */
  BitSet nearest() {
    if (content.words().isEmpty()) {
      return new BitSet(count);
    }
    var whole = nearest(content.joined(), 0, 0);
    if (!whole.isEmpty() || content.isOneWord()) {
      return whole;
    }
    var ofWords = new BitSet(count);
    for (var word : content.words()) {
      if (word.length() >= LEAST_OF_SEVERAL) {
        ofWords.or(nearest(word, 1, LEAST_OF_SEVERAL));
      }
    }
    return ofWords;
  }

  /**
   * The choices that a text spells with the fewest errors.
   *
   * @param stricter how many errors fewer are permitted
   * @param shortest the length of the shortest form
   */
  private BitSet nearest(String said, int stricter, int shortest) {
    var errors = new int[count];
    Arrays.fill(errors, FAR);
    for (var form : forms) {
      if (form.joined().length() >= shortest) {
        int limit = limit(form.joined());
        int most = stricter == 0 ? limit : Math.min(limit, Math.max(1, limit - stricter));
        int at = form.choice();
        errors[at] = Math.min(errors[at], errors(said, form.joined(), most));
      }
    }
    int least = Arrays.stream(errors).min().orElse(FAR);
    var nearest = new BitSet(count);
    for (int at = 0; at < errors.length && least < FAR; at++) {
      nearest.set(at, errors[at] == least);
    }
    return nearest;
  }

  /** The first letter is seldom wrong. */
  private static int errors(String said, String form, int limit) {
    int most = limit > 1 && !soundsAlike(said.charAt(0), form.charAt(0)) ? limit - 1 : limit;
    if (Math.abs(said.length() - form.length()) > most || !isComparable(said, form)) {
      return FAR;
    }
    int distance = SpellingDistance.between(said, form, most);
    return distance > most ? FAR : distance;
  }

  private static boolean soundsAlike(char one, char other) {
    return one == other
        || ALIKE.stream()
            .anyMatch(letters -> letters.indexOf(one) >= 0 && letters.indexOf(other) >= 0);
  }

  private static boolean isComparable(String said, String form) {
    if (form.length() <= SHORT && said.charAt(0) != form.charAt(0)) {
      return false;
    }
    return !isOpposite(said, form) && Phrase.digits(said).equals(Phrase.digits(form));
  }

  private static boolean isOpposite(String said, String form) {
    return said.endsWith(form)
        && ReplyWords.OPPOSITES.contains(said.substring(0, said.length() - form.length()));
  }

  /** More letters, more errors; none in codes such as sizes. */
  private static int limit(String form) {
    if (!Phrase.isPronounceable(form)) {
      return 0;
    }
    return switch (form.length()) {
      case 1, 2 -> 0;
      case 3, 4 -> 1;
      case 5, 6, 7, 8 -> 2;
      default -> 3;
    };
  }
}
