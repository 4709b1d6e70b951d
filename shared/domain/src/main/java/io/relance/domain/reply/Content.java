package io.relance.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What a reply says without the words that people write around an answer. */
record Content(List<String> words, String joined) {
  private static final int LONGEST_RUN = 2;
  private static final int LONGEST_DOUBLED = 3;

  static Content of(Reply reply) {
    return of(reply, _ -> false);
  }

  /** What it says besides some of its words. */
  static Content of(Reply reply, IntPredicate without) {
    var words = new ArrayList<String>();
    for (int at = 0; at < reply.size(); at++) {
      if (!without.test(at) && (reply.size() == 1 || !reply.isFiller(at))) {
        words.add(calm(reply.word(at)));
      }
    }
    return new Content(words, String.join("", words));
  }

  boolean isOneWord() {
    return words.size() == 1;
  }

  /** A short word of which letters are doubled, such as {@code noo}, without the doubled ones. */
  String undoubled() {
    var undoubled = new StringBuilder();
    for (int at = 0; at < joined.length(); at++) {
      if (at == 0 || joined.charAt(at) != joined.charAt(at - 1)) {
        undoubled.append(joined.charAt(at));
      }
    }
    return undoubled.length() <= LONGEST_DOUBLED && joined.indexOf('x') < 0
        ? undoubled.toString()
        : joined;
  }

  /** Letters that are drawn out, twice; sizes such as XXXL stay. */
  private static String calm(String word) {
    var calm = new StringBuilder(word.length());
    int start = 0;
    for (int at = 1; at <= word.length(); at++) {
      if (at < word.length() && word.charAt(at) == word.charAt(start)) {
        continue;
      }
      char letter = word.charAt(start);
      var drawnOut = at - start > LONGEST_RUN && letter != 'x' && !ReplyWords.isDigit(letter);
      calm.append(word, start, drawnOut ? start + LONGEST_RUN : at);
      start = at;
    }
    return calm.toString();
  }
}
