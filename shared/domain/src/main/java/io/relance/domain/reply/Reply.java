package io.relance.domain.reply;

import io.relance.domain.text.ReplyText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text as words for comparison, in scopes within which a negation reaches.
 *
 * @param scopes the scope of each word, from 0
 */
record Reply(List<String> words, List<Integer> scopes) {
  private static final int MOST_WORDS = 400;

  static Reply of(String text) {
    var words = new ArrayList<String>();
    var scopes = new ArrayList<Integer>();
    int scope = 0;
    for (var clause : ReplyClauses.of(text)) {
      scope++;
      for (var word : ReplyText.tokens(clause)) {
        if (isTurn(words, word)) {
          scope++;
        }
        words.add(word);
        scopes.add(scope);
      }
    }
    int read = Math.min(words.size(), MOST_WORDS);
    return new Reply(words.subList(0, read), scopes.subList(0, read));
  }

  private static boolean isTurn(List<String> before, String word) {
    return ReplyWords.TURNS.contains(word)
        && (before.isEmpty() || !ReplyWords.ALL.contains(before.getLast()));
  }

  int size() {
    return words.size();
  }

  String word(int at) {
    return words.get(at);
  }

  /** All words as one. */
  String joined() {
    return String.join("", words);
  }

  boolean isFiller(int at) {
    return ReplyWords.FILLERS.contains(word(at)) || isInterjection(at) || isSuggestion(at);
  }

  /** Both words of "why not". */
  private boolean isSuggestion(int at) {
    return isAfterWhy(at) || (at + 1 < size() && isAfterWhy(at + 1));
  }

  private boolean isAfterWhy(int at) {
    return at > 0
        && ReplyWords.WHY.contains(word(at - 1))
        && ReplyWords.NEGATIONS.contains(word(at));
  }

  /** Whether it is a negation that says nothing of the rest, such as the first word of "No, 2". */
  private boolean isInterjection(int at) {
    return isNegation(at) && isScopeStart(at) && isScopeEnd(at);
  }

  boolean isNegation(int at) {
    var word = word(at);
    if (isAfterWhy(at)) {
      return false;
    }
    return ReplyWords.NEGATIONS.contains(word)
        || (word.equals("but") && at > 0 && ReplyWords.ALL.contains(word(at - 1)));
  }

  private boolean isScopeStart(int at) {
    return at == 0 || !scopes.get(at - 1).equals(scopes.get(at));
  }

  private boolean isScopeEnd(int at) {
    return at == size() - 1 || !scopes.get(at + 1).equals(scopes.get(at));
  }

  /**
   * The words that a negation denies.
   *
   * @param said words that belong to a choice, and so deny nothing
   */
  BitSet denied(BitSet said) {
    var denied = new BitSet(size());
    for (int start = 0, end; start < size(); start = end + 1) {
      end = scopeEnd(start);
      for (int at = start; at <= end; at++) {
        if (!said.get(at) && isNegation(at) && !isInterjection(at)) {
          denied.set(isScopeEnd(at) ? start : at, end + 1);
        }
      }
    }
    return denied;
  }

  int scopeStart(int at) {
    int start = at;
    while (!isScopeStart(start)) {
      start--;
    }
    return start;
  }

  private int scopeEnd(int start) {
    int end = start;
    while (!isScopeEnd(end)) {
      end++;
    }
    return end;
  }
}
