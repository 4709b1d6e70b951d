package io.relance.domain.reply;

import java.util.BitSet;

/** The choices that a reply gives by number, where it says nothing else. */
final class NumberReading {
  private static final int MOST_WORDS = 12;

  private final Reply reply;
  private final Mentions mentions;
  private final ChoicePhrases choices;

  NumberReading(Reply reply, Mentions mentions, ChoicePhrases choices) {
    this.reply = reply;
    this.mentions = mentions;
    this.choices = choices;
  }

  /** The choices by number, and those that the reply names besides; none without a number. */
  BitSet choices() {
    if (choices.areNumeric() || reply.size() > MOST_WORDS || mentions.hasDenial()) {
      return new BitSet();
    }
    var numbers = numbers();
    var found = new BitSet();
    for (int at = numbers.nextSetBit(0); at >= 0; at = numbers.nextSetBit(at + 1)) {
      int number = ReplyWords.number(reply.word(at));
      int choice = number == ReplyWords.LAST ? choices.count() - 1 : number - 1;
      if (choice >= choices.count()) {
        return new BitSet();
      }
      if (isSeveral(at)) {
        found.set(0, choices.count());
      }
      found.set(choice);
      found.or(choices.with(reply.word(at)));
    }
    if (!found.isEmpty()) {
      found.or(mentions.choices());
    }
    return found;
  }

  /** The words that are numbers; none where any other word says something. */
  private BitSet numbers() {
    var numbers = new BitSet();
    var articles = new BitSet();
    for (int at = 0; at < reply.size(); at++) {
      if (mentions.isCovered(at)) {
        continue;
      }
      if (ReplyWords.isArticle(reply.word(at))) {
        articles.set(at);
      } else if (ReplyWords.number(reply.word(at)) != 0 && !isTime(at)) {
        numbers.set(at);
      } else if (!reply.isFiller(at)) {
        return new BitSet();
      }
    }
    return numbers.isEmpty() && mentions.isEmpty() ? articles : numbers;
  }

  /** "Both" in French. */
  private boolean isSeveral(int at) {
    return at > 0 && ReplyWords.SEVERAL.contains(reply.word(at - 1));
  }

  /** As in "a second". */
  private boolean isTime(int at) {
    return at > 0
        && reply.word(at).startsWith("second")
        && (reply.word(at - 1).equals("a") || ReplyWords.isArticle(reply.word(at - 1)));
  }
}
